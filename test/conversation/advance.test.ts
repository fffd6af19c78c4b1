import { describe, expect, it } from 'vitest';
import { advance } from '../../src/conversation/advance.ts';
import { begin } from '../../src/conversation/moves.ts';
import { defineFlow } from '../../src/conversation/flow.ts';
import type { ConversationState, Input, Turn } from '../../src/conversation/state.ts';
import { readAmount } from '../../src/readers/amount.ts';

interface Context {
  open: readonly string[];
}

const flow = defineFlow<Context>({
  name: 'visit',
  version: 1,
  steps: {
    met: { kind: 'choice', options: () => ['visit', 'not-met'], required: true },
    activities: {
      kind: 'many',
      options: () => ['vegetables', 'animals', 'none'],
      exclusive: 'none',
      when: (answers) => answers['met'] === 'visit',
    },
    dimensions: {
      kind: 'each',
      items: (context) => context.open,
      steps: {
        dimension: {
          kind: 'choice',
          options: () => ['better', 'worse'],
          when: (answers) => answers['met'] === 'visit',
        },
      },
    },
    baht: {
      kind: 'ask',
      read: (text) => readAmount(text),
      choices: () => ['none'],
      shows: 'baht',
      when: (answers) => answers['met'] === 'visit',
    },
    summary: { kind: 'review' },
  },
});
const context: Context = { open: ['health', 'income'] };

const words: Record<string, string> = {
  visit: 'ไปเยี่ยมบ้าน',
  'not-met': 'ยังไม่ได้พบ',
  vegetables: 'ปลูกผัก',
  animals: 'เลี้ยงสัตว์',
  none: 'ไม่ได้ทำ',
};
const labels = (_question: string, option: string): string[] => [words[option] ?? option];

/** Goes through JSON between turns, as storage does. */
function play(start: ConversationState, ...said: (string | Input)[]): Turn {
  let turn: Turn = { state: start, says: [] };
  for (const one of said) {
    const state = JSON.parse(JSON.stringify(turn.state)) as ConversationState;
    const input: Input =
      typeof one === 'string' ? { kind: 'tap', conversation: state.id, step: state.step, value: one } : one;
    turn = advance(flow, state, input, context, labels);
  }
  return turn;
}
const typed = (text: string): Input => ({ kind: 'text', text });
const start = begin(flow, 'c1', {}, {}, context).state;
const keys = (turn: Turn): string[] => turn.says.map(({ key }) => key);
const atBaht = play(start, 'visit', 'vegetables', 'animals', 'enough', 'better', 'worse').state;

describe('a conversation', () => {
  it('asks one question after the other, once for every open dimension, up to the review', () => {
    const end = play(atBaht, typed('1,500 บาท'));
    expect(end.says[0]).toMatchObject({
      key: 'understood',
      values: { value: 1500 },
      question: { name: 'baht' },
    });
    expect(end.state.step).toBe('summary');
    expect(end.state.answers).toEqual({
      met: 'visit',
      activities: ['vegetables', 'animals'],
      'dimension:health': 'better',
      'dimension:income': 'worse',
      baht: 1500,
    });
    expect(play(end.state, 'confirm').state.status).toBe('finished');
  });

  it('changes one line from the review and comes straight back', () => {
    const summary = play(atBaht, 'none').state;
    const changed = play(summary, 'dimension:income', 'better').state;
    expect(changed.step).toBe('summary');
    expect(changed.answers['dimension:income']).toBe('better');
  });

  it('drops what no longer applies when an earlier answer changes', () => {
    const summary = play(atBaht, 'none').state;
    expect(play(summary, 'met', 'not-met').state.answers).toEqual({ met: 'not-met' });
  });

  it('asks before it believes an uncertain amount, and takes a correction', () => {
    const asked = play(atBaht, typed('ประมาณ 500'));
    expect(keys(asked)).toEqual(['confirm.approx']);
    expect(play(asked.state, typed('ใช่ค่ะ')).state.answers['baht']).toBe(500);
    expect(play(asked.state, typed('450')).state.answers['baht']).toBe(450);
    expect(play(asked.state, typed('ไม่ใช่')).state.step).toBe('baht');
  });

  it('asks again plainly, then with an example, then with a way out', () => {
    const first = play(atBaht, typed('นิดหน่อย'));
    const second = play(first.state, typed('เยอะ ๆ'));
    const third = play(second.state, { kind: 'other', type: 'sticker' });
    expect(keys(first)).toEqual(['retry.vague', 'baht.ask']);
    expect(keys(second)).toContain('baht.example');
    expect(third.says.at(-1)?.buttons).toEqual(['skip', 'officer', 'none']);
  });

  it('takes typed words for a button', () => {
    expect(play(start, typed('ไปเยี่ยมบ้านค่ะ')).state.answers['met']).toBe('visit');
    expect(play(start, typed('2')).state.answers['met']).toBe('not-met');
    expect(play(start, 'visit', typed('1 กับ 2')).state.answers['activities']).toEqual([
      'vegetables',
      'animals',
    ]);
    expect(keys(play(start, 'visit', typed('1,3')))).toContain('retry.exclusive');
  });

  it('recognises a tap on an old card and does no harm', () => {
    const tap: Input = { kind: 'tap', conversation: 'c1', step: 'met', value: 'not-met' };
    const turn = play(atBaht, tap);
    expect(keys(turn)).toEqual(['stale', 'baht.ask']);
    expect(turn.state).toEqual(atBaht);
  });

  it('goes back, skips, pauses, continues and cancels', () => {
    expect(play(atBaht, typed('ย้อนกลับ')).state.step).toBe('dimension:income');
    expect(play(atBaht, typed('ข้าม')).state.answers['baht']).toBeNull();
    expect(keys(play(start, typed('ข้าม')))).toContain('retry.required');
    const paused = play(atBaht, typed('พัก')).state;
    expect(paused.status).toBe('paused');
    expect(play(paused, typed('ทำต่อ')).state).toEqual(atBaht);
    expect(play(atBaht, typed('ยกเลิก')).state.status).toBe('cancelled');
  });

  it('refuses "none" together with another activity', () => {
    expect(keys(play(start, 'visit', 'vegetables', 'none'))).toContain('retry.exclusive');
    expect(play(start, 'visit', 'none').state.answers['activities']).toEqual(['none']);
  });

  it('goes on with the answers that still fit after a deploy took the step away', () => {
    const old = { ...atBaht, step: 'mood', answers: { ...atBaht.answers, mood: 'good' } };
    const turn = play(old, typed('ดี'));
    expect(keys(turn)).toEqual(['changed', 'baht.ask']);
    expect(turn.state.answers).toEqual(atBaht.answers);
  });
});
