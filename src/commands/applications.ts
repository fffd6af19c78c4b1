import { within } from '../access/area.ts';
import { logReading } from '../access/log-reading.ts';
import { may } from '../access/rights.ts';
import { approve } from '../applications/decide.ts';
import { mayDecide } from '../applications/may-decide.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { confirmLink } from '../flows/confirm-link.ts';
import { declineApplication } from '../flows/decline-application.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { placeLine } from '../messages/place-line.ts';
import { showDayAndTime } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { Applications, type Application } from '../models/application.ts';
import { Households, type Household } from '../models/household.ts';
import { isPaired, Pairings } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'applications';

/**
 * Those who apply without a code, for the officers of the area; a mentor sees who asks to be linked to a household of hers
 * (domain.md §5.1). Arguments: `p2` for a page; `approve`, `choose` and `decline` with an application's id.
 */
export const applications: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'approve-application') || person.roles.includes('mentor'),
  meantFor: 'officer',
  read: (text) => (afterWords(['ใบสมัคร', 'คำขอเข้าร่วม', 'ผู้สมัคร', 'applications'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', id = ''] = argument.split(' ');
    if (!['approve', 'choose', 'decline'].includes(deed)) return show(speaker, readPage(argument).page);
    const found = await Applications.findById(id).lean();
    if (!found || !(await mayDecide(speaker.person, found))) return end('gone');
    const data = { application: id };
    if (deed === 'decline') return { kind: 'start', flow: declineApplication.flow.name, data };
    if (found.kind === 'household' && (deed === 'choose' || found.match === undefined))
      return may(speaker.person, 'approve-application', found)
        ? { kind: 'start', flow: confirmLink.flow.name, data }
        : end('gone');
    const home = found.match === undefined ? null : await Households.findById(found.match).lean();
    // The household may have come to another area since.
    if (found.kind === 'household' && !(await mayLink(speaker.person, home))) return end('gone');
    const decided = await approve(speaker, found, home?._id);
    if (decided.kind === 'decided') return end('approved', { name: found.name });
    return decided.by === undefined ? end('gone') : end('late', { name: decided.by });
  },
};

function end(key: string, values: Readonly<Record<string, string>> = {}): Outcome {
  return { kind: 'end', says: [{ key, values, buttons: [commandButton(NAME), 'menu'] }] };
}

/** Whether she may link somebody to this household: an officer of its area, or its mentor. */
async function mayLink(person: Person, household: Household | null): Promise<boolean> {
  if (!household) return false;
  return may(person, 'approve-application', household) || isPaired(person._id, household._id);
}

async function show(speaker: Speaker, page: number): Promise<Outcome> {
  const { person } = speaker;
  const found = await waitingFor(person);
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: ['menu'] }] };
  const { language } = person;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const shown = pageOf(found, page);
  const codes = shown.items.flatMap(({ match }) => match ?? []);
  const households = await Households.find({ _id: { $in: codes } }).lean();
  for (const household of households)
    if (may(person, 'see-household', household))
      await logReading(speaker, household._id, 'approve-application');
  const card = listCard({
    title: word('title'),
    note: word('count', { count: found.length }),
    items: shown.items.map((one) => itemOf(one, households, person)),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: ['menu'] }] };
}

/** The waiting applications she decides on, the oldest first. */
async function waitingFor(person: Person): Promise<Application[]> {
  const officer = person.roles.includes('officer') ? person.officer : undefined;
  const pairings = person.roles.includes('mentor')
    ? await Pairings.find({ mentor: person._id, to: { $exists: false } }).lean()
    : [];
  const hers = pairings.map(({ household }) => household);
  const mine = [
    ...(officer ? [within(officer)] : []),
    ...(hers.length > 0 ? [{ kind: 'household' as const, match: { $in: hers } }] : []),
  ];
  if (mine.length === 0) return [];
  return Applications.find({ status: 'waiting', person: { $ne: person._id }, $or: mine })
    .sort({ at: 1, _id: 1 })
    .lean();
}

function itemOf(one: Application, households: readonly Household[], person: Person): CardItem {
  const { language } = person;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const { _id, kind, name, phone, address, district, tambon, mentorKind, match, at } = one;
  const household = households.find((home) => home._id === match);
  const place = placeLine(
    tambon === '' ? { level: 'district', district } : { level: 'subdistrict', district, tambons: [tambon] },
    language,
  );
  const officer = may(person, 'approve-application', one);
  const deeds = [
    ...(kind === 'mentor' || household ? ['approve'] : []),
    ...(kind === 'household' && officer ? ['choose'] : []),
    'decline',
  ];
  return {
    title: [name, phone].filter(Boolean).join(' '),
    lines: [
      word(kind === 'mentor' ? `wants.${mentorKind ?? 'volunteer_leader'}` : 'wants.household'),
      [address, place].filter(Boolean).join(' '),
      household ? word('match', { name: household.name, household: household._id }) : '',
      showDayAndTime(at, language),
    ],
    buttons: deeds.map((deed) => ({
      label: word(`buttons.${deed}`),
      value: commandButton(NAME, `${deed} ${_id}`),
    })),
  };
}
