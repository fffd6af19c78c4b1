import { within } from '../access/area.ts';
import { logReading } from '../access/log-reading.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { closeRequest } from '../flows/close-request.ts';
import { applyCorrection } from '../help/apply-correction.ts';
import { requestItem } from '../help/request-item.ts';
import { around } from '../help/where-and-who.ts';
import { workRequest } from '../help/work-request.ts';
import { listCard, pageButton, pageOf, readPage } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { HelpRequests, type HelpRequest } from '../models/help-request.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'requests';
/** What an officer still has to do something about, in the order in which it is shown. */
const UNSETTLED = ['requested', 'accepted', 'delivered'] as const;

/** What a button takes a request on to. */
const STEPS = {
  accept: { from: ['requested'], to: 'accepted' },
  deliver: { from: ['requested', 'accepted'], to: 'delivered' },
  verify: { from: ['delivered'], to: 'verified' },
  // A talk or a correction has nothing to be delivered.
  finish: { from: ['requested', 'accepted'], to: 'verified' },
} as const;

/**
 * The wishes for help in an officer's area (domain.md R15): those nobody has taken up first, the oldest on top.
 * Arguments: `p2` for a page, and `accept`, `deliver`, `verify`, `finish`, `decline`, `refer` with a `<ref>`.
 */
export const requests: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'handle-request'),
  meantFor: 'officer',
  read: (text) =>
    afterWords(['คำขอ', 'คำขอความช่วยเหลือ', 'help requests', 'requests'], text) === '' ? '' : null,
  run: async ({ speaker, argument }) => {
    const [deed = '', ref = ''] = argument.split(' ');
    if (deed === 'decline' || deed === 'refer') return ask(speaker, deed, ref);
    if (Object.hasOwn(STEPS, deed)) return step(speaker, deed as keyof typeof STEPS, ref);
    return showRequests(speaker, readPage(argument).page);
  },
};

function end(key: string, values: Readonly<Record<string, string>> = {}): Outcome {
  return { kind: 'end', says: [{ key, values, buttons: [commandButton(NAME), 'menu'] }] };
}

async function ask({ person }: Speaker, deed: string, ref: string): Promise<Outcome> {
  const found = await HelpRequests.findOne({ ref, status: { $in: ['requested', 'accepted'] } }).lean();
  return found && may(person, 'handle-request', found)
    ? { kind: 'start', flow: closeRequest.flow.name, data: { request: ref, deed } }
    : end('handled');
}

async function step(speaker: Speaker, deed: keyof typeof STEPS, ref: string): Promise<Outcome> {
  const found = await HelpRequests.findOne({ ref }).lean();
  if (!found || !may(speaker.person, 'handle-request', found)) return end('handled');
  const isUnsettled = UNSETTLED.some((status) => status === found.status);
  if (deed === 'finish' && found.kind === 'late-correction' && isUnsettled) {
    // Into the report first: a crash in between is then mended by the second try.
    if (!(await applyCorrection(found, speaker.at))) return end('no-report');
  }
  const moved = await workRequest(speaker, { ref, ...STEPS[deed] });
  if (moved.kind === 'moved') return end(`done.${deed}`);
  if (moved.kind === 'late' && moved.row.status === 'accepted') {
    const { people } = await around([moved.row]);
    const name = people.get(moved.row.takenBy ?? '')?.name;
    if (name !== undefined) return end('taken-by', { name });
  }
  return end('handled');
}

async function showRequests(speaker: Speaker, page: number): Promise<Outcome> {
  const { person } = speaker;
  const found = person.officer ? await unsettledIn(person.officer) : [];
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: ['menu'] }] };
  const word = (key: string, values = {}): string => words(person.language, NAME, key, values);
  const shown = pageOf(found, page);
  const about = await around(shown.items);
  for (const { household } of shown.items)
    if (household !== undefined) await logReading(speaker, household, 'handle-request');
  const count = (status: HelpRequest['status']): number =>
    found.filter((one) => one.status === status).length;
  const card = listCard({
    title: word('title'),
    note: word('count', {
      requested: count('requested'),
      accepted: count('accepted'),
      delivered: count('delivered'),
    }),
    items: await Promise.all(shown.items.map((one) => requestItem(one, about, person.language, NAME))),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card }] };
}

async function unsettledIn(scope: Parameters<typeof within>[0]): Promise<HelpRequest[]> {
  const found = await HelpRequests.find({ ...within(scope), status: { $in: UNSETTLED } })
    .sort({ requestedAt: 1, _id: 1 })
    .lean();
  const rank = ({ status }: HelpRequest): number => UNSETTLED.findIndex((one) => one === status);
  return found.toSorted((a, b) => rank(a) - rank(b));
}
