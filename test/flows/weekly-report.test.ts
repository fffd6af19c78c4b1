import { describe, expect, it } from 'vitest';
import { advance } from '../../src/conversation/advance.ts';
import { begin } from '../../src/conversation/moves.ts';
import type { ConversationState, Input, Turn } from '../../src/conversation/state.ts';
import { weeklyReport, type ReportContext } from '../../src/flows/weekly-report/questions.ts';

const context: ReportContext = {
  today: '2026-11-23',
  openDimensions: ['health', 'income'],
  sharesPlot: false,
  aidMenu: [
    { id: 'seeds', dimension: 'income' },
    { id: 'training', dimension: 'income' },
  ],
  planSuggestions: ['plant'],
  mayPublish: true,
  mayNoteHealth: true,
  lastWeek: {},
};

/** These tests tap or type freely, so no option needs a name. */
const labels = (): string[] => [];

function play(start: ConversationState, ...inputs: Input[]): Turn {
  return inputs.reduce<Turn>((turn, input) => advance(weeklyReport, turn.state, input, context, labels), {
    state: start,
    says: [],
  });
}
/** Taps `value` on the question `step`, as the button of that question would. */
const tap = (step: string, value: string): Input => ({ kind: 'tap', conversation: 'c1', step, value });
const photo = (id: string, index: number): Input => ({
  kind: 'photo',
  photo: { id, set: { id: 's1', index, total: 3 } },
});
const type = (text: string): Input => ({ kind: 'text', text });
const start = begin(weeklyReport, 'c1', {}, {}, context).state;
const visited = [
  tap('met', 'visit'),
  tap('metOn', '2026-11-22'),
  tap('urgent', 'none'),
  tap('activities', 'vegetables'),
  tap('activities', 'enough'),
  tap('dimension:health', 'same'),
  tap('dimension:income', 'better'),
  tap('baht', 'none'),
  tap('obstacle', 'none'),
  tap('plan', 'plant'),
  tap('photos', 'none'),
];

describe('the weekly report', () => {
  it('takes a quiet week to its summary in eleven taps', () => {
    expect(play(start, ...visited).state).toMatchObject({
      step: 'summary',
      answers: { met: 'visit', metOn: '2026-11-22', urgent: 'none', baht: 0, plan: 'plant' },
    });
  });

  it('asks only why when the household was not met', () => {
    const turn = play(start, tap('met', 'not-met'), tap('whyNotMet', 'moved'));
    expect(turn.state).toMatchObject({
      step: 'summary',
      answers: { met: 'not-met', whyNotMet: 'moved' },
    });
  });

  it('reads the day the way people say it, and asks about one long ago', () => {
    const atDay = play(start, visited[0]!).state;
    expect(play(atDay, type('เมื่อวาน')).state.answers['metOn']).toBe('2026-11-22');
    expect(play(atDay, type('พรุ่งนี้')).says[0]?.key).toBe('retry.future');
    const old = play(atDay, type('1 พ.ย. 69'));
    expect(old.says).toMatchObject([{ key: 'confirm.old', values: { value: '2026-11-01' } }]);
    expect(play(old.state, type('ใช่')).state.answers['metOn']).toBe('2026-11-01');
  });

  it('hears an urgent need and a worse dimension out', () => {
    const urgent = play(start, ...visited.slice(0, 2), tap('urgent', 'illness'));
    expect(urgent.state.step).toBe('urgentStory');
    const worse = play(
      urgent.state,
      type('ไข้สูงสามวัน'),
      ...visited.slice(3, 5),
      tap('dimension:health', 'worse'),
    );
    expect(worse.state.step).toBe('worse:health');
    expect(worse.state.answers['urgentStory']).toBe('ไข้สูงสามวัน');
  });

  it('asks once more about an income above 20,000 baht', () => {
    const atBaht = play(start, ...visited.slice(0, 7)).state;
    expect(play(atBaht, type('20000')).state.answers['baht']).toBe(20_000);
    expect(play(atBaht, type('สามหมื่น')).says).toMatchObject([
      { key: 'confirm.large', values: { value: 30_000 } },
    ]);
  });

  it('offers help from the menu when something stands in the way', () => {
    const atAid = play(start, ...visited.slice(0, 8), tap('obstacle', 'resource'));
    expect(atAid.says.at(-1)).toMatchObject({ key: 'aid.ask', buttons: ['seeds', 'training', 'not-yet'] });
  });

  it('puts the photos of a set in order, whatever order they come in', () => {
    const atPhotos = play(start, ...visited.slice(0, 10)).state;
    const two = play(atPhotos, photo('m3', 3), photo('m1', 1));
    expect(two.says).toMatchObject([
      { key: 'photos.progress', values: { received: 2, total: 3 }, buttons: ['enough'] },
    ]);
    const three = play(two.state, photo('m1', 1), photo('m2', 2));
    expect(three.state).toMatchObject({ step: 'childFace', answers: { photos: ['m1', 'm2', 'm3'] } });
    expect(play(two.state, tap('photos', 'enough')).state.answers['photos']).toEqual(['m1', 'm3']);
  });

  it('keeps photos that come before they are asked for, and adds late ones', () => {
    const early = play(start, { kind: 'photo', photo: { id: 'e1' } });
    expect(early.says.map(({ key }) => key)).toEqual(['photos.kept', 'met.ask']);
    const atPhotos = play(early.state, ...visited.slice(0, 10), tap('photos', 'enough')).state;
    const late = play(atPhotos, { kind: 'photo', photo: { id: 'e2' } }).state;
    expect(late.answers['photos']).toEqual(['e1', 'e2']);
    const full = play(late, { kind: 'photo', photo: { id: 'e3' } }, { kind: 'photo', photo: { id: 'e4' } });
    expect(full.says[0]?.key).toBe('photos.full');
    expect(full.state.answers['photos']).toEqual(['e1', 'e2', 'e3']);
  });

  it('keeps a plan short', () => {
    const atPlan = play(start, ...visited.slice(0, 9)).state;
    expect(play(atPlan, type('ก'.repeat(201))).says[0]?.key).toBe('retry.too-long');
    expect(play(atPlan, type('ปลูกน้ำเต้า')).state.answers['plan']).toBe('ปลูกน้ำเต้า');
  });
});
