import { randomBytes } from 'node:crypto';
import { now } from '../../src/clock.ts';
import { eventId, type TestBot } from './bot.ts';
import type { Action, SentMessage } from './line-api.ts';
import { actionsIn, words } from './talker.ts';

/** Somebody in a group; null: LINE does not say who. */
type Who = { userId: string } | null;

/** A LINE group to which the account may belong. What a call returns is what is said in the group in answer. */
export interface Group {
  id: string;
  /** The account is invited, and the group has so many members besides it. */
  joins(members: number): Promise<string>;
  /** The account is taken out. */
  leaves(): Promise<string>;
  types(who: Who, text: string): Promise<string>;
  /** Types `@คู่บุญ` as LINE's phone app does, and `text` behind it. */
  mentions(who: Who, text: string): Promise<string>;
  /** Taps a button of the last card. */
  taps(who: Who, label: string): Promise<string>;
  /** Any event of the group, for the test to deliver. */
  event(who: Who, fields: object): { webhookEventId: string } & Record<string, unknown>;
  tapEvent(who: Who, label: string): ReturnType<Group['event']>;
  mentionEvent(who: Who, text: string): ReturnType<Group['event']>;
  /** Delivers an event; what is said in answer to it. */
  hearsAfter(one: object): Promise<string>;
  /** All that was said or pushed in the group. */
  hears(): string;
}

const NAME = '@คู่บุญ';

/** A group whose members type and tap through the signed webhook. */
export function group(bot: TestBot, id = `C${randomBytes(16).toString('hex')}`): Group {
  const tokens = new Set<string>();
  const heard = (): SentMessage[] =>
    bot.line.sent.filter(({ to }) => to === id || tokens.has(to)).flatMap(({ messages }) => messages);
  const event: Group['event'] = (who, fields) => {
    const replyToken = eventId();
    tokens.add(replyToken);
    return {
      mode: 'active',
      timestamp: now().getTime(),
      source: { type: 'group', groupId: id, ...who },
      webhookEventId: eventId(),
      replyToken,
      deliveryContext: { isRedelivery: false },
      ...fields,
    };
  };
  const text = (who: Who, said: string, fields: object = {}) =>
    event(who && { userId: who.userId }, {
      type: 'message',
      message: { type: 'text', id: eventId(), text: said, ...fields },
    });
  const tell = async (one: object): Promise<string> => {
    const status = await bot.deliver(one);
    if (status !== 200) throw new Error(`The bot answered ${status}.`);
    await bot.settled();
    const { replyToken } = one as { replyToken?: string };
    const replies = bot.line.sent.filter(({ to }) => to === replyToken);
    return replies.flatMap(({ messages }) => messages.map(words)).join('\n');
  };
  const mentionEvent: Group['mentionEvent'] = (who, said) => {
    const mentionees = [{ index: 0, length: NAME.length, type: 'user', userId: 'U0', isSelf: true }];
    return text(who, `${NAME} ${said}`, { mention: { mentionees } });
  };
  const tapEvent: Group['tapEvent'] = (who, label) => {
    const actions: Action[] = heard()
      .toReversed()
      .flatMap(({ contents }) => actionsIn(contents));
    const found = actions.find((one) => one.label === label);
    if (!found)
      throw new Error(`The group sees no "${label}" but: ${actions.map((one) => one.label).join(' | ')}`);
    return event(who && { userId: who.userId }, { type: 'postback', postback: { data: found.data } });
  };
  return {
    id,
    event,
    tapEvent,
    mentionEvent,
    hearsAfter: tell,
    joins: (members) => {
      bot.line.groups.set(id, members);
      return tell(event(null, { type: 'join' }));
    },
    leaves: () => {
      bot.line.groups.delete(id);
      return tell(event(null, { type: 'leave', replyToken: undefined }));
    },
    types: (who, said) => tell(text(who, said)),
    mentions: (who, said) => tell(mentionEvent(who, said)),
    taps: (who, label) => tell(tapEvent(who, label)),
    hears: () => heard().map(words).join('\n'),
  };
}
