import { isDeepStrictEqual } from 'node:util';
import type { AnyBulkWriteOperation } from 'mongoose';
import type { Household } from '../models/household.ts';
import type { Column } from './columns.ts';
import type { HouseholdRow } from './household-row.ts';

/** What importing one row does to the store; `write` is absent when it does nothing. */
export interface RowChange {
  kind: 'new' | 'changed' | 'same';
  /** Of a changed household: the columns of what the file says otherwise. */
  columns: readonly Column[];
  stageMoved: boolean;
  /** It has moved to another tambon or district. */
  placeMoved: boolean;
  write?: AnyBulkWriteOperation<Household>;
}

interface Circumstances {
  at: Date;
  /** The origin of new households of which the file does not say it. */
  origin: 'tpmap' | 'added';
}

/** Where the name of a field is not that of its column. */
const COLUMN_OF: Readonly<Record<string, Column>> = {
  houseNo: 'house_no',
  openDimensions: 'open_dimensions',
  thaiqmRef: 'thaiqm_ref',
  recordedInTpmap: 'recorded_in_tpmap',
};
const UNMOVED = { columns: [], stageMoved: false, placeMoved: false };

/** Fields the file may leave out; those it has with an empty cell are taken away. */
type Optional = 'houseNo' | 'moo' | 'village' | 'thaiqmRef';

/**
 * What a row changes in the household of its code (`existing`, or null when there is none). Only what the office's list knows is written;
 * what the bot learns (consent, shared plots, registry checks) stays. A new stage is added to the history, never instead of it.
 */
export function rowChange(
  row: HouseholdRow,
  existing: Household | null,
  { at, origin }: Circumstances,
): RowChange {
  const optional: Record<Optional, string | number | null | undefined> = {
    houseNo: row.house_no,
    moo: row.moo,
    village: row.village,
    thaiqmRef: row.thaiqm_ref,
  };
  const set: Record<string, unknown> = {
    name: row.name,
    tambon: row.tambon,
    district: row.district,
    stage: row.stage,
    ...withoutEmpty(optional),
    ...(row.open_dimensions === undefined ? {} : { openDimensions: row.open_dimensions }),
    ...given({
      members: row.members,
      indicators: row.indicators,
      assets: row.assets,
      recordedInTpmap: row.recorded_in_tpmap,
    }),
    ...(row.origin === undefined || row.origin === null ? {} : { origin: row.origin }),
    // The office says now that it is recorded, which it was not: so it has been keyed in as it stands.
    ...(row.recorded_in_tpmap === true &&
      existing?.recordedInTpmap === false && { recordedInTpmapUntil: at }),
  };
  const move = { stage: row.stage, at, by: 'import' };
  if (existing === null) {
    const defaults = { openDimensions: [], origin, sharesPlot: false, pictureConsent: 'not-asked' };
    const document = { ...defaults, ...set, stageHistory: [move] };
    // Not an insert: should somebody have added it since, nothing is overwritten and nothing fails.
    const write = {
      updateOne: { filter: { _id: row.code }, update: { $setOnInsert: document }, upsert: true },
    };
    return { kind: 'new', ...UNMOVED, write: write as AnyBulkWriteOperation<Household> };
  }
  const changed = Object.entries(set).filter(
    ([field, value]) => !isSame(value, existing[field as keyof Household]),
  );
  const gone = Object.keys(optional).filter(
    (field) => optional[field as Optional] === null && existing[field as Optional] !== undefined,
  );
  if (changed.length === 0 && gone.length === 0) return { kind: 'same', ...UNMOVED };
  const stageMoved = existing.stage !== row.stage;
  const { before, push: others } = historyOf(row, existing, at);
  const push = {
    ...(stageMoved && { stageHistory: { ...move, from: existing.stage } }),
    ...others,
  };
  const write = {
    updateOne: {
      // Should somebody have changed what a history tells of since, it would be wrong: then nothing is written.
      filter: { _id: row.code, stage: existing.stage, ...before },
      update: {
        ...(changed.length > 0 ? { $set: Object.fromEntries(changed) } : {}),
        ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((field) => [field, 1])) } : {}),
        ...(Object.keys(push).length > 0 ? { $push: push } : {}),
      },
    },
  };
  return {
    kind: 'changed',
    columns: [...changed.map(([field]) => field), ...gone].map(
      (field) => COLUMN_OF[field] ?? (field as Column),
    ),
    stageMoved,
    placeMoved: row.district !== existing.district || row.tambon !== existing.tambon,
    write: write as AnyBulkWriteOperation<Household>,
  };
}

/**
 * What was before, where the row changes it, and what of that goes into the histories: weeks that are over are counted as
 * they were (digest/standing.ts).
 */
function historyOf(
  { district, tambon, open_dimensions: now }: HouseholdRow,
  { openDimensions, ...existing }: Household,
  at: Date,
): Record<'before' | 'push', Record<string, unknown>> {
  const opened = now?.filter((id) => !openDimensions.includes(id)) ?? [];
  const closed = now ? openDimensions.filter((id) => !now.includes(id)) : [];
  const differs = opened.length + closed.length > 0;
  const from = { district: existing.district, tambon: existing.tambon };
  const moved = district !== from.district || tambon !== from.tambon;
  return {
    before: { ...(differs && { openDimensions }), ...(moved && from) },
    push: {
      ...(differs && { dimensionHistory: { opened, closed, at, by: 'import' } }),
      ...(moved && { placeHistory: { from, at, by: 'import' } }),
    },
  };
}

function withoutEmpty(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(withoutSources(a), withoutSources(b));
}

/** The LINE message in which a note came is nothing a file could know. */
function withoutSources(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'object')) return value;
  return (value as object[]).map((one) => ({ ...one, noteMessage: undefined }));
}
