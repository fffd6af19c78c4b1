import { MINUTE, now } from '../clock.ts';
import { readIncoming } from '../line/incoming.ts';
import type { LineMessage } from '../line/client.ts';
import type { Conversation } from '../models/conversation.ts';
import { InboxEvents, type InboxEvent } from '../models/inbox-event.ts';
import { People, type Person } from '../models/person.ts';
import { render, type Spoken } from '../messages/render.ts';
import { say as words } from '../messages/words.ts';
import type { AnswerEvent } from '../outbox/answer.ts';
import type { Rides } from '../outbox/ride.ts';
import { forgetEvent } from '../privacy/forget-event.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';
import { refreshProvince } from '../province/current.ts';
import type { BotCommand } from './bot-command.ts';
import type { BotFlow, Doors } from './bot-flow.ts';
import { openDesk } from './desk.ts';
import { loadConversation, saveConversation, type Taken } from './keep.ts';
import { talk, type Said } from './talk.ts';
import { takeBack } from './take-back.ts';
import type { TakePhoto } from './take-photo.ts';
import { unusedPhotos } from './unused-photos.ts';

/** What working an event in needs. */
export interface ReceiveNeeds {
  flows: readonly BotFlow<unknown>[];
  commands: readonly BotCommand[];
  doors: Doors;
  /** Where this bot's own pages are. */
  baseUrl: string;
  /** LINE is practice mode's own, on this machine. */
  lineIsHere?: boolean;
  /** Fetches a photo of a message and keeps it. */
  takePhoto: TakePhoto;
  /** Removes a photo that was taken back. */
  dropPhoto(message: string): Promise<void>;
  /** Sends the answer to an event. */
  answer: AnswerEvent;
  /** What waits for somebody goes with an answer of hers, for free. */
  rides: Rides;
  /**
   * Erases the data of somebody who has asked for it in chat; `impatient`: she has written again before it was done. Called
   * when her answer has been sent, because it takes away what the turn is saved in. False when it is left to the nightly
   * job; throws only when the storage does.
   */
  forget(person: Person, impatient: boolean): Promise<boolean>;
  /** Lets LINE show her the menu of what she has become; never fails. */
  linkMenu(userId: string): Promise<void>;
  /** Shows the person that something is going on; never fails. */
  showWorking(userId: string): void;
}

/** How long work may take before the person is shown that it goes on (design §5). */
const SILENCE = 1_000;
/** A question that nobody has answered for so long does not keep other messages away. */
const LEFT_ALONE = 30 * MINUTE;

/**
 * Works one event in: loads where the person stands, decides, writes the effects, saves, answers. Everything before
 * the answer may be done twice and changes nothing the second time; an event that is already in the conversation is
 * only answered again.
 */
export function createReceive(needs: ReceiveNeeds): (event: InboxEvent) => Promise<void> {
  return async function receive(event) {
    const incoming = readIncoming(event.payload);
    switch (incoming.kind) {
      case 'nothing':
        return;
      case 'unfollow':
        await leave(event);
        return;
      case 'unsend':
        await takeBack(event.lane, incoming.message, needs.dropPhoto);
        return;
      default:
        await converse(needs, event, incoming);
    }
  };
}

/** The one kind sentence for something she did that could not be worked on. Who only left or took back waits for no answer. */
export async function apologise(needs: Pick<ReceiveNeeds, 'answer'>, event: InboxEvent): Promise<void> {
  if (!['message', 'postback', 'follow'].includes(String(event.payload['type']))) return;
  const person = await People.findById(event.lane).lean();
  const { message } = event.payload as { message?: { type?: unknown } };
  const key = message?.type === 'image' ? 'sorry-photo' : 'sorry';
  await needs.answer(event, [{ type: 'text', text: words(person?.language ?? 'th', null, key) }], false);
}

async function converse(needs: ReceiveNeeds, event: InboxEvent, incoming: Said): Promise<void> {
  const working = setTimeout(() => needs.showWorking(event.lane), SILENCE);
  try {
    const [person, conversation] = await Promise.all([
      loadPerson(event.lane, incoming),
      loadConversation(event.lane),
    ]);
    if (!person) {
      await needs.answer(event, [{ type: 'text', text: words('th', null, 'stale') }], false);
      await forgetEvent(event._id);
      return;
    }
    if (conversation.lastEvent?.id === event._id) {
      await answerAgain(needs, event, conversation.lastEvent);
      if (person.forgetting) await needs.forget(person, false);
      return;
    }
    const { forgetting } = person;
    if (forgetting && (forgetting.event !== event._id || conversation.version === 0)) {
      const again = forgetting.event !== event._id;
      const forgotten = await needs.forget(person, again);
      // Cut short after her answer had been sent, or the second half of her double tap: nothing is left to say.
      if (!again || incoming.kind === 'tap') return;
      if (!forgotten) throw new Error('Somebody who wrote again could not be forgotten first.');
      return await converse(needs, event, incoming);
    }
    await settleLast(needs, conversation, event);
    // This process may have stood still for longer than a lease, and another has gone on: asked after the conversation
    // is loaded, so that what is worked in from here on makes the save below fail.
    if (!(await InboxEvents.exists({ _id: event._id, state: 'waiting' }))) return;
    if (event.messageId !== undefined && conversation.unsent.includes(event.messageId)) {
      // Taken back before it arrived: its words are not kept either.
      await InboxEvents.updateOne(
        { _id: event._id },
        { $set: { payload: { type: 'message', unsent: true } } },
      );
      return;
    }
    await refreshProvince();
    const { baseUrl, lineIsHere = false } = needs;
    const speaker = { person, event: event._id, at: new Date(event.at), baseUrl, lineIsHere };
    const desk = await openDesk(needs, speaker, conversation);
    const spoken = await talk(desk, incoming, needs.takePhoto);
    // A change of language counts from this very answer on.
    const answer = render(spoken, speaker.person.language);
    const free = !speaker.person.forgetting && mayCarry(spoken, desk.taken());
    const { keys, messages } = free
      ? await needs.rides.board(speaker.person, event._id, answer.length)
      : { keys: [], messages: [] };
    const lastEvent = { id: event._id, at: event.at, answer, rides: keys };
    await saveConversation(conversation, desk.taken(), lastEvent);
    // Riders come first: LINE shows only the buttons under the last bubble, and those belong to what she is doing.
    const asReply = await needs.answer(event, answer, false, messages);
    if (keys.length > 0) await needs.rides.arrived(event._id, asReply ? keys : []);
    await letGo(needs, conversation, desk.taken(), incoming);
    if (speaker.person.forgetting) await needs.forget(speaker.person, false);
    else await needs.linkMenu(event.lane);
  } finally {
    clearTimeout(working);
  }
}

/** Says what was decided before a crash, with what was to go with it. */
async function answerAgain(
  { answer, rides }: ReceiveNeeds,
  event: InboxEvent,
  decided: NonNullable<Conversation['lastEvent']>,
): Promise<void> {
  const { keys, messages } = await rides.aboard(event._id, decided.rides ?? []);
  const asReply = await answer(event, decided.answer as LineMessage[], true, messages);
  await rides.arrived(event._id, asReply ? keys : []);
}

/**
 * Whether the answer may carry something else: not while a question waits, which it would push aside, nor beside the
 * numbers to call in danger, nor in an empty answer.
 */
function mayCarry(spoken: readonly Spoken[], { current }: Taken): boolean {
  const silentFor = now().getTime() - Date.parse(current?.touchedAt ?? '');
  const isBusy = current?.status === 'open' && !(silentFor > LEFT_ALONE);
  return spoken.length > 0 && !isBusy && !spoken.some(({ say }) => say.key === 'hotlines');
}

/** Only after the turn is saved: until then it may be worked in again, and would miss what is gone. */
async function letGo(
  { dropPhoto }: Pick<ReceiveNeeds, 'dropPhoto'>,
  before: Taken,
  after: Taken,
  incoming: Said,
): Promise<void> {
  const came = incoming.kind === 'photo' ? incoming.photo.id : undefined;
  for (const photo of await unusedPhotos(before, after, came)) await dropPhoto(photo);
}

/**
 * The conversation remembers one event. Where its work was cut short before the event was settled, and one that happened
 * earlier has arrived since, the remembered one is settled first: it would be forgotten, and then worked in twice.
 */
async function settleLast(
  needs: ReceiveNeeds,
  { lastEvent }: Conversation,
  event: InboxEvent,
): Promise<void> {
  if (!lastEvent || lastEvent.at < event.at) return;
  const unsettled = await InboxEvents.findOne({ _id: lastEvent.id, state: 'waiting' }).lean();
  if (!unsettled) return;
  await answerAgain(needs, unsettled, lastEvent);
  await InboxEvents.updateOne(
    { _id: unsettled._id },
    { $set: { state: 'done', forgetAt: forgetAfter(now()) } },
  );
}

/** She has blocked the account: from now on nothing is pushed to her, and the retention job counts the days. */
async function leave(event: InboxEvent): Promise<void> {
  const change = { $set: { blocked: true, leftAt: new Date(event.at) } };
  const { matchedCount } = await People.updateOne({ _id: event.lane }, change);
  if (matchedCount === 0) await forgetEvent(event._id);
}

/**
 * Who is speaking; someone new is stored. Null for a tap on a question by somebody who is not known: most likely the
 * second half of the double tap with which she was forgotten, and it must not make her known again.
 */
async function loadPerson(userId: string, incoming: Said): Promise<Person | null> {
  const known = await People.findById(userId).lean();
  if (known && !known.blocked) return known;
  if (!known && incoming.kind === 'tap' && incoming.conversation !== '') return null;
  // Who writes has not blocked us (any more).
  return People.findByIdAndUpdate(
    userId,
    {
      $set: { blocked: false },
      $unset: { leftAt: 1 },
      ...(!known && { $setOnInsert: { roles: [], language: 'th', wrongCodes: [] } }),
    },
    { upsert: true, returnDocument: 'after' },
  )
    .lean()
    .orFail(() => new Error('A person could not be stored.'));
}
