import { within } from '../../../access/area.ts';
import { logReadings } from '../../../access/log-reading.ts';
import { personLine } from '../../../help/where-and-who.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import { Applications, type Application } from '../../../models/application.ts';
import { Households, type Household } from '../../../models/household.ts';
import { Pairings } from '../../../models/pairing.ts';
import { mentorsOf } from '../../../pairing/mentors-of.ts';
import type { Visit } from '../visit.ts';
import { decidedSince, sectionOf, shownOf, type Card, type Decision, type Section } from './section.ts';

/** Those who apply without a code in her area: as mentors, or to be linked to their household. Nobody decides on her own. */
export async function applicationsSection(visit: Visit): Promise<Section> {
  const { scope, person, speaker } = visit;
  const waiting = await Applications.find({
    ...within(scope),
    status: 'waiting',
    person: { $ne: person._id },
  })
    .sort({ at: 1, _id: 1 })
    .lean();
  const decided = await Applications.find({
    ...within(scope),
    status: { $in: ['approved', 'declined'] },
    decidedAt: { $gte: decidedSince(visit) },
  }).lean();
  const shown = shownOf(waiting);
  // The household may have come to another area since.
  const matches = await Households.find({
    ...within(scope),
    _id: { $in: shown.flatMap(({ match }) => match ?? []) },
  }).lean();
  await logReadings(
    speaker,
    matches.map(({ _id }) => _id),
    'approve-application',
  );
  const cards = await Promise.all(
    shown.map((one) =>
      cardOf(
        one,
        matches.find(({ _id }) => _id === one.match),
        visit,
      ),
    ),
  );
  const lately = decided.flatMap(({ name, status, decidedBy, decidedAt }) =>
    decidedAt ? [{ about: name, result: status, by: decidedBy, at: decidedAt }] : [],
  );
  return sectionOf('mentors', { waiting: waiting.length }, cards, lately, visit);
}

async function cardOf(one: Application, match: Household | undefined, { language }: Visit): Promise<Card> {
  const { _id, kind, name, phone, address, district, tambon, mentorKind, at } = one;
  const word = (key: string, values = {}): string => words(language, 'applications', key, values);
  const own = (key: string, values = {}): string => words(language, 'dashboard-approvals', key, values);
  const place = placeLine(
    tambon === '' ? { level: 'district', district } : { level: 'subdistrict', district, tambons: [tambon] },
    language,
  );
  const decide = (deed: string, more: Partial<Decision> = {}): Decision => ({
    command: 'applications',
    argument: `${deed} ${_id}`,
    label: word(`buttons.${deed}`),
    ...more,
  });
  const decline = decide('decline', {
    kind: 'danger',
    field: { key: 'reason', label: words(language, 'decline-application', 'reason.ask', { name }) },
  });
  const facts = [
    [own('page.facts.place'), place],
    ...(phone === undefined ? [] : [[own('page.facts.phone'), phone]]),
    [own('page.facts.asked'), showDayAndTime(at, language)],
  ] as [string, string][];
  if (kind === 'mentor')
    return {
      title: `${name} · ${word(`wants.${mentorKind ?? 'volunteer_leader'}`)}`,
      facts: [...facts, [own('page.facts.need'), own('page.need', await needOf(district, tambon))]],
      decisions: [decide('approve', { kind: 'primary' }), decline],
    };
  const mentors = match ? await mentorsOf(match._id) : [];
  const search = new URLSearchParams({
    q: address ?? '',
    place: [district, tambon].filter(Boolean).join(' '),
  });
  return {
    title: `${name} · ${word('wants.household')}`,
    facts: [
      ...(address === undefined ? [] : [[own('page.facts.address'), address] as const]),
      ...facts,
      ...(match
        ? [
            [own('page.facts.match'), `${match.name} (${match._id})`] as const,
            [
              own('page.facts.mentors'),
              mentors.map((mentor) => personLine(mentor, '-')).join(', ') || '-',
            ] as const,
          ]
        : [[own('page.facts.match'), own('page.no-match')] as const]),
    ],
    ...(match && { record: match._id }),
    link: { href: `/dashboard/households?${search.toString()}`, label: own('page.look-up') },
    decisions: [
      ...(match ? [decide('approve', { kind: 'primary' })] : []),
      decide('choose', {
        field: {
          key: 'household',
          label: words(language, 'confirm-link', 'household.ask', { name, address: address ?? '' }),
          short: true,
        },
      }),
      decline,
    ],
  };
}

/** How many households a tambon has, and how many of them have no mentor. */
async function needOf(district: string, tambon: string): Promise<{ households: number; alone: number }> {
  const found = await Households.find({ district, ...(tambon !== '' && { tambon }) })
    .select({ _id: 1 })
    .lean();
  const codes = found.map(({ _id }) => _id);
  const pairings = await Pairings.find({ household: { $in: codes }, to: { $exists: false } })
    .select({ household: 1 })
    .lean();
  const cared = new Set(pairings.map(({ household }) => household));
  return { households: codes.length, alone: codes.length - cared.size };
}
