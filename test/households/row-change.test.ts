import { describe, expect, it } from 'vitest';
import type { Household } from '../../src/models/household.ts';
import type { HouseholdRow } from '../../src/households/household-row.ts';
import { rowChange } from '../../src/households/row-change.ts';

const AT = new Date('2026-11-23T02:00:00Z');
const ROW: HouseholdRow = { code: 'H-1', name: 'บ้านสมมติ', tambon: 'ดู่', district: '3309', stage: 'survive' };
const STORED: Household = {
  _id: 'H-1',
  name: 'บ้านสมมติ',
  houseNo: '92/1',
  moo: 4,
  tambon: 'ดู่',
  district: '3309',
  stage: 'survive',
  stageHistory: [],
  dimensionHistory: [],
  placeHistory: [],
  openDimensions: ['income'],
  origin: 'added',
  sharesPlot: true,
  pictureConsent: 'yes',
  healthConsent: 'not-asked',
  indicators: [],
  members: [],
  assets: [],
  recordedInTpmap: false,
};
const change = (row: Partial<HouseholdRow>, stored: Household | null = STORED) =>
  rowChange({ ...ROW, ...row }, stored, { at: AT, origin: 'tpmap' });

const SAME = { kind: 'same', columns: [], stageMoved: false, placeMoved: false };

describe('rowChange', () => {
  it('leaves alone what the file does not speak of', () => {
    expect(change({})).toEqual(SAME);
    expect(change({ origin: null, moo: 4, village: null, open_dimensions: ['income'] })).toEqual(SAME);
  });

  it('writes only what differs', () => {
    expect(change({ name: 'บ้านใหม่', moo: 4, open_dimensions: [] }).write).toEqual({
      updateOne: {
        filter: { _id: 'H-1', stage: 'survive', openDimensions: ['income'] },
        update: {
          $set: { name: 'บ้านใหม่', openDimensions: [] },
          $push: { dimensionHistory: { opened: [], closed: ['income'], at: AT, by: 'import' } },
        },
      },
    });
  });

  it('takes away what the file has an empty cell for', () => {
    expect(change({ house_no: null, village: null }).write).toEqual({
      updateOne: { filter: { _id: 'H-1', stage: 'survive' }, update: { $unset: { houseNo: 1 } } },
    });
  });

  it('adds a move to the history', () => {
    expect(change({ stage: 'sufficient' })).toEqual({
      kind: 'changed',
      columns: ['stage'],
      stageMoved: true,
      placeMoved: false,
      write: {
        updateOne: {
          filter: { _id: 'H-1', stage: 'survive' },
          update: {
            $set: { stage: 'sufficient' },
            $push: { stageHistory: { stage: 'sufficient', from: 'survive', at: AT, by: 'import' } },
          },
        },
      },
    });
  });

  it('keeps where a household was that is somewhere else now', () => {
    expect(change({ tambon: 'ด่าน' }).write).toMatchObject({
      updateOne: {
        update: {
          $set: { tambon: 'ด่าน' },
          $push: { placeHistory: { from: { district: '3309', tambon: 'ดู่' }, at: AT, by: 'import' } },
        },
      },
    });
  });

  it('begins the history of a new household with the stage it has', () => {
    expect(change({ moo: null, village: 'บ้านโนน' }, null)).toMatchObject({
      kind: 'new',
      stageMoved: false,
      write: {
        updateOne: {
          filter: { _id: 'H-1' },
          upsert: true,
          update: {
            $setOnInsert: {
              origin: 'tpmap',
              village: 'บ้านโนน',
              openDimensions: [],
              pictureConsent: 'not-asked',
              sharesPlot: false,
              stageHistory: [{ stage: 'survive', at: AT, by: 'import' }],
            },
          },
        },
      },
    });
    expect(JSON.stringify(change({ moo: null }, null).write)).not.toContain('moo');
    expect(JSON.stringify(change({ origin: 'added' }, null).write)).toContain('"origin":"added"');
  });
});
