import { bangkokDate, weekOf } from '../../src/clock.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Reports } from '../../src/models/report.ts';
import type { Villager, Village } from './villagers.ts';

/** Said by the bot when LINE would not take a reply, or is not to be asked any more whether it took one: the answer is pushed. */
const NOT_FREE = /^an answer (?:could not be sent as a reply|may be read twice)/u;

/** On some days the bot has also to remind them, which by night waits for the morning. */
const UNSENT = { class: { $ne: 'reminder' }, state: { $ne: 'sent' } } as const;

/**
 * Takes stock when everyone has reported: one line for everything that is not exactly as it should be. Each event was
 * worked in once and answered once and in order, each report is there once with her own answers, and nobody is in the middle of anything.
 * `log` is what all the bots have said.
 */
export async function whatIsWrong(village: Village, log: string): Promise<string[]> {
  const notFree = new Set(
    [...log.matchAll(/"event":"(\w+)".*"msg":"(.*)"/gu)].flatMap(([, event, msg]) =>
      NOT_FREE.test(msg!) ? [event!] : [],
    ),
  );
  const wrong = await Promise.all(village.people.map((person) => wrongWith(person, village, notFree)));
  const expected = village.people.flatMap(({ events }) => events).toSorted();
  const stored = (await InboxEvents.find().select({ _id: 1 }).lean()).map(({ _id }) => _id).toSorted();
  return [
    ...wrong.flat(),
    ...differs('all events', stored, expected),
    ...differs('number of reports', await Reports.countDocuments(), village.people.length),
    ...differs('number of conversations', await Conversations.countDocuments(), village.people.length),
    ...differs('unsent messages', await OutboxMessages.countDocuments(UNSENT), 0),
  ];
}

async function wrongWith(
  { userId, household, whyNotMet, events }: Villager,
  village: Village,
  notFree: ReadonlySet<string>,
): Promise<string[]> {
  const [rows, reports, conversation, queued] = await Promise.all([
    InboxEvents.find({ lane: userId }).sort({ at: 1, _id: 1 }).lean(),
    Reports.find({ household }).lean(),
    Conversations.findById(userId).lean(),
    OutboxMessages.find({ recipient: userId }).lean(),
  ]);
  const last = rows.at(-1);
  const answers = rows.map(({ _id, payload }) => {
    const replied = village.wire.replies.get(String(payload['replyToken'])) ?? 0;
    const pushed = queued.filter((message) => message._id === `answer:${_id}`).length;
    // A bot that dies while LINE takes its reply and then finds LINE in trouble cannot know: saying it twice beats silence.
    return notFree.has(_id) && pushed === 1 && replied <= 1 ? 1 : replied + pushed;
  });
  const byToken = new Map(rows.map(({ _id, payload }) => [payload['replyToken'], _id]));
  const free = [...village.wire.replies.keys()].flatMap((token) => byToken.get(token) ?? []);
  const differences: [string, unknown, unknown][] = [
    ['her events', rows.map(({ _id }) => _id), events],
    ['what became of them', rows.map(({ state }) => state), events.map(() => 'done')],
    ['failed tries', rows.map(({ tries }) => tries), events.map(() => 0)],
    ['order of free answers', free, events.filter((id) => free.includes(id))],
    ['answers to each event', answers, events.map(() => 1)],
    [
      'pushes that reached her',
      village.wire.pushes.get(userId) ?? 0,
      queued.filter(({ way }) => way === 'push').length,
    ],
    [
      'her reports',
      reports.map(({ week, mentor, answers: told, events: by, revisions, additions }) => ({
        ...{ week, mentor, told, by, changes: revisions.length + additions.length },
      })),
      [
        {
          week: weekOf(bangkokDate(new Date(last?.at ?? 0))),
          mentor: userId,
          told: { met: 'not-met', whyNotMet },
          by: events.slice(-1),
          changes: 0,
        },
      ],
    ],
    ['what she is in the middle of', [conversation?.current, ...(conversation?.drafts ?? [])], [null]],
    // Every event moved her conversation on by one.
    ['turns of her conversation', conversation?.version, events.length],
    ['the last event in it', conversation?.lastEvent?.id, events.at(-1)],
  ];
  return differences.flatMap(([what, is, should]) => differs(`${household}: ${what}`, is, should));
}

function differs(what: string, is: unknown, should: unknown): string[] {
  const [found, wanted] = [JSON.stringify(is), JSON.stringify(should)];
  return found === wanted ? [] : [`${what}: ${found} and not ${wanted}`];
}
