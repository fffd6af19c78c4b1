import { describe, expect, it } from 'vitest';
import { concernsUs } from '../../src/inbox/concerns-us.ts';
import type { LineEvent } from '../../src/line/events.ts';

const GROUP = `C${'a'.repeat(32)}`;
const HER = `U${'b'.repeat(32)}`;

/** An event of a group, as it was read at the door. */
function inGroup(fields: object): LineEvent {
  const source = { type: 'group', groupId: GROUP, userId: HER };
  return {
    webhookEventId: 'e1',
    timestamp: 0,
    mode: 'active',
    replyToken: 'r1',
    source,
    type: 'message',
    ...fields,
  };
}
const text = (words: unknown, mentionees?: unknown): LineEvent =>
  inGroup({
    message: {
      type: 'text',
      id: '1',
      text: words,
      ...(mentionees !== undefined && { mention: { mentionees } }),
    },
  });
const self = (index?: unknown, length?: unknown) => ({ index, length, type: 'user', isSelf: true });
const tap = (data: string): LineEvent => inGroup({ type: 'postback', postback: { data } });
const askOf = (event: LineEvent) => concernsUs(event)?.payload.ask ?? null;

describe('what concerns the bot in a group', () => {
  it('is kept without its words, and with who did it only where not everybody may', () => {
    expect(concernsUs(text('@คู่บุญ แม่ป่วย', [self(0, 7)]))).toEqual({
      group: GROUP,
      payload: { type: 'message', replyToken: 'r1', ask: { about: 'latest' } },
    });
    expect(concernsUs(tap('["","","group confirm K7M2QX"]'))?.payload).toEqual({
      type: 'postback',
      replyToken: 'r1',
      userId: HER,
      ask: { about: 'confirm', code: 'K7M2QX' },
    });
    expect(concernsUs(tap('["","","group cancel K7M2QX"]'))?.payload).not.toHaveProperty('userId');
  });

  it('is read behind the name, wherever names stand', () => {
    expect(askOf(text('@คู่บุญ ออก', [self(0, 7)]))).toEqual({ about: 'leave' });
    expect(askOf(text('@นก @คู่บุญ ออกค่ะ', [{ index: 0, length: 3, type: 'user' }, self(4, 7)]))).toEqual({
      about: 'leave',
    });
    expect(askOf(text('k7m-2qx @คู่บุญ', [self(8, 7)]))).toEqual({
      about: 'code',
      code: 'K7M2QX',
      addressed: true,
    });
    // "ออก" in a sentence is no order to go.
    expect(askOf(text('@คู่บุญ สรุปออกวันไหน', [self(0, 7)]))).toEqual({ about: 'latest' });
  });

  it.each([[[self()]], [[self(-1, 'x')]], [[self(900, 900)]], [[self(0, 7), self(0, 7)]]])(
    'may be named in an odd way: %j',
    (mentionees) => {
      expect(askOf(text('@คู่บุญ ว่าไง', mentionees))).toEqual({ about: 'latest' });
    },
  );
});

describe('what does not concern the bot', () => {
  it.each([
    ['a word', text('สวัสดี')],
    ['everybody', text('@All ออก', [{ index: 0, length: 4, type: 'all' }])],
    ['somebody else', text('@นก ออก', [{ index: 0, length: 3, type: 'user', isSelf: false }])],
    ['names that are none', text('ออก', 'คู่บุญ')],
    ['a text that is none', text(7, [self(0, 1)])],
    ['a text that was changed', { ...text('@คู่บุญ', [self(0, 7)]), type: 'messageEdited' }],
    ['a tap on a button of chats of two', tap('["","","menu"]')],
    ['a tap within a conversation', tap('["c1","","group confirm K7M2QX"]')],
    ['a tap on somebody else’s button', tap('group confirm K7M2QX')],
    ['a tap without a code', tap('["","","group confirm "]')],
    ['a person who has come', inGroup({ type: 'memberJoined' })],
    ['another module’s turn', { ...text('@คู่บุญ', [self(0, 7)]), mode: 'standby' }],
    ['a room', { ...inGroup({ type: 'join' }), source: { type: 'room', roomId: `R${'a'.repeat(32)}` } }],
    ['a group with an odd id', { ...inGroup({ type: 'join' }), source: { type: 'group', groupId: '../C1' } }],
    ['nobody', { ...inGroup({ type: 'join' }), source: undefined }],
  ])('%s', (_, event) => {
    expect(concernsUs(event as LineEvent)).toBeNull();
  });
});
