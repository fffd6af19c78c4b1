import { randomBytes } from 'node:crypto';
import { now } from '../../src/clock.ts';
import { eventId, type TestBot } from './bot.ts';
import type { Action, SentMessage } from './line-api.ts';

/** Someone at a phone: types, taps what she sees, sends photos, and remembers what she heard. */
export interface Talker {
  userId: string;
  types(text: string): Promise<string>;
  /** Taps the button or card line that shows `label`. Fails when she sees none. */
  taps(label: string): Promise<string>;
  /** Picks a day in LINE's date picker. */
  picks(label: string, date: string): Promise<string>;
  sendsPhoto(bytes: Buffer, set?: { id: string; index: number; total: number }): Promise<string>;
  sends(message: object): Promise<string>;
  unsends(message: string): Promise<string>;
  /** An event of this person that is delivered by the test itself. */
  event(fields: object): { webhookEventId: string; message?: { id: string } } & Record<string, unknown>;
  textEvent(text: string): ReturnType<Talker['event']>;
  /** A photo, its content ready at LINE, in an event that the test delivers. */
  photoEvent(bytes: Buffer, set?: { id: string; index: number; total: number }): ReturnType<Talker['event']>;
  tapEvent(label: string): ReturnType<Talker['event']>;
  /** Delivers an event of hers, for example a tap on a button she saw long ago; what she hears. */
  hearsAfter(one: object): Promise<string>;
  /** The same of several that LINE delivers at once, in their order. */
  hearsAfterAll(all: readonly object[]): Promise<string[]>;
  /** The labels of the buttons she sees now. */
  sees(): string[];
  /** All she has heard since the test began, a bubble a line. */
  hears(): string;
  /** The id of the last message she sent. */
  lastMessage(): string;
}

/** A person who talks with the bot through the signed webhook. What a call returns is what she hears in answer, without news that goes out at the same moment. */
export function talker(bot: TestBot, userId = `U${randomBytes(16).toString('hex')}`): Talker {
  let lastMessage = '';
  const tokens = new Set<string>();
  const heard = (): SentMessage[] =>
    bot.line.sent.filter(({ to }) => to === userId || tokens.has(to)).flatMap(({ messages }) => messages);
  const event: Talker['event'] = (fields) => {
    const replyToken = eventId();
    tokens.add(replyToken);
    return {
      mode: 'active',
      timestamp: now().getTime(),
      source: { type: 'user', userId },
      webhookEventId: eventId(),
      replyToken,
      deliveryContext: { isRedelivery: false },
      ...fields,
    };
  };
  const message = (fields: object): ReturnType<Talker['event']> => {
    lastMessage = eventId();
    return event({ type: 'message', message: { id: lastMessage, ...fields } });
  };
  const tellAll = async (all: readonly object[]): Promise<string[]> => {
    const before = bot.line.sent.length;
    const status = await bot.deliver(...all);
    if (status !== 200) throw new Error(`The bot answered ${status}.`);
    await bot.settled();
    const since = bot.line.sent.slice(before);
    return all.map((one) => {
      const { replyToken } = one as { replyToken?: string };
      const replies = since.filter(({ to }) => to === replyToken);
      // News for her that happens to go out meanwhile is no answer; an answer whose token died comes as a push.
      const answer = replies.length > 0 ? replies : since.filter(({ to }) => to === userId);
      return answer.flatMap(({ messages }) => messages.map(words)).join('\n');
    });
  };
  const tell = async (one: object): Promise<string> => (await tellAll([one]))[0] ?? '';
  const actions = (): Action[] => {
    const all = heard();
    const quick = all.at(-1)?.quickReply?.items.map(({ action }) => action) ?? [];
    return [...quick, ...all.toReversed().flatMap((one) => actionsIn(one.contents))];
  };
  const action = (label: string, type = 'postback'): Action => {
    const found = actions().find(
      (one) => one.type === type && (one.label ?? '').replace(/^✓ /u, '') === label,
    );
    if (!found) {
      const labels = actions().map((one) => one.label);
      throw new Error(`She sees no ${type} "${label}" but: ${labels.join(' | ')}`);
    }
    return found;
  };
  const photoEvent: Talker['photoEvent'] = (bytes, set) => {
    const one = message({ type: 'image', contentProvider: { type: 'line' }, ...(set && { imageSet: set }) });
    bot.line.contents.set(lastMessage, bytes);
    return one;
  };
  const tapEvent = (label: string) => event({ type: 'postback', postback: { data: action(label).data } });
  return {
    userId,
    event,
    tapEvent,
    photoEvent,
    textEvent: (text) => message({ type: 'text', text }),
    types: (text) => tell(message({ type: 'text', text })),
    taps: (label) => tell(tapEvent(label)),
    picks: (label, date) =>
      tell(
        event({
          type: 'postback',
          postback: { data: action(label, 'datetimepicker').data, params: { date } },
        }),
      ),
    sendsPhoto: (bytes, set) => tell(photoEvent(bytes, set)),
    hearsAfter: tell,
    hearsAfterAll: tellAll,
    sends: (fields) => tell(message(fields)),
    unsends: (id) => tell(event({ type: 'unsend', unsend: { messageId: id }, replyToken: undefined })),
    sees: () => (heard().at(-1)?.quickReply?.items ?? []).map(({ action: one }) => one.label ?? ''),
    hears: () => heard().map(words).join('\n'),
    lastMessage: () => lastMessage,
  };
}

/** What a message says, in one string. */
export function words(message: SentMessage): string {
  return message.text ?? message.altText ?? `[${message.type}]`;
}

/** What can be tapped in a part of a card. */
export function actionsIn(part: unknown): Action[] {
  if (Array.isArray(part)) return part.flatMap(actionsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = (part as { action?: Action }).action;
  return [
    ...(own ? [own] : []),
    ...Object.values(part).flatMap((value) => (value === own ? [] : actionsIn(value))),
  ];
}
