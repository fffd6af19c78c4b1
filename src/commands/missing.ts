import type { OfficerScope } from '../access/area.ts';
import { logReading } from '../access/log-reading.ts';
import { placeNamed } from '../places/place-named.ts';
import { may } from '../access/rights.ts';
import { bangkokDate, weekOf } from '../clock.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { loadWeek } from '../figures/load-week.ts';
import { missingReports, type MentorReports } from '../figures/missing-reports.ts';
import { reportStart } from '../flows/report-start.ts';
import { personLine } from '../help/where-and-who.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { placeLine } from '../messages/place-line.ts';
import { say as words, type Values } from '../messages/words.ts';
import type { Person } from '../models/person.ts';
import type { Excuse } from '../models/report-excuse.ts';
import { excusesOf } from '../reminders/excuse-report.ts';
import type { Household } from '../models/household.ts';
import { afterWords } from '../readers/command-words.ts';
import { readCommand } from '../readers/command.ts';
import { placeChoices } from '../places/place-choices.ts';
import { showNumber } from '../messages/show-number.ts';

const NAME = 'missing';
/** Households named below one mentor; the rest are a number. */
const NAMED = 8;

type Word = (key: string, values?: Values) => string;

/**
 * Who has not reported this week in an officer's area or a part of it that she names (domain.md §5.7): the province sees its
 * districts, a district or subdistrict its mentors with the households. A mentor is led to her own households instead.
 */
export const missing: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'see-missing') || person.roles.includes('mentor'),
  meantFor: 'officer',
  read: (text) =>
    readCommand(text)?.cmd === 'missing' ? '' : afterWords(['ยังไม่ส่ง', 'ใครยังไม่ส่ง', 'missing'], text),
  run: async ({ speaker, argument }) => {
    const { person } = speaker;
    if (!may(person, 'see-missing'))
      return { kind: 'start', flow: reportStart.flow.name, data: { choosing: true } };
    const { rest, page } = readPage(argument);
    const named = person.officer && (await placeNamed(person.officer, rest));
    if (named?.kind !== 'scope')
      return placeChoices(NAME, named?.kind === 'choices' ? named.areas : [], person.language);
    const { scope } = named;
    return scope.level === 'province' ? showDistricts(speaker, page) : showMentors(speaker, scope, page);
  },
};

function wording(language: Language): Word {
  return (key, values = {}) => words(language, NAME, key, values);
}

async function showDistricts({ person: { language }, at }: Speaker, page: number): Promise<Outcome> {
  const scope = { level: 'province' } as const;
  const { parts } = await loadWeek(scope, weekOf(bangkokDate(at)));
  const late = parts
    .map(({ district = '', counts: { households, reported } }) => ({
      ...{ district, households },
      left: households - reported,
    }))
    .filter(({ left }) => left > 0)
    .toSorted((a, b) => b.left / b.households - a.left / a.households);
  if (late.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: ['menu'] }] };
  const word = wording(language);
  const shown = pageOf(late, page);
  const card = listCard({
    title: word('title', { place: placeLine(scope, language) }),
    note: word('count', { left: showNumber(late.reduce((sum, { left }) => sum + left, 0)) }),
    items: shown.items.map(({ district, households, left }) => ({
      title: words(language, null, 'place.district', { district: districtName(district, language) }),
      lines: [word('left', { left: showNumber(left), cares: showNumber(households) })],
      buttons: [{ label: word('buttons.district'), value: commandButton(NAME, district) }],
    })),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card }] };
}

async function showMentors(speaker: Speaker, scope: OfficerScope, page: number): Promise<Outcome> {
  const { language } = speaker.person;
  const week = weekOf(bangkokDate(speaker.at));
  const { mentors, unpaired } = await missingReports(scope, week);
  const left = mentors.reduce((sum, one) => sum + one.missing.length, unpaired.length);
  if (left === 0) return { kind: 'end', says: [{ key: 'none', buttons: ['menu'] }] };
  const word = wording(language);
  const rows: readonly (MentorReports | 'unpaired')[] = [
    ...mentors,
    ...(unpaired.length > 0 ? ['unpaired' as const] : []),
  ];
  const shown = pageOf(rows, page);
  const excuses = await excusesOf(
    week,
    shown.items.flatMap((row) => (row === 'unpaired' || !row.mentor ? [] : [row.mentor.ref])),
  );
  const items: CardItem[] = [];
  for (const row of shown.items) {
    const households = row === 'unpaired' ? unpaired : row.missing;
    for (const { _id } of households.slice(0, NAMED)) await logReading(speaker, _id, 'see-missing');
    items.push({
      title: row === 'unpaired' ? word('unpaired') : personLine(row.mentor, word('unknown')),
      lines: [
        row === 'unpaired'
          ? word('houses', { count: showNumber(unpaired.length) })
          : word('left', { left: showNumber(row.missing.length), cares: showNumber(row.cares) }),
        excuseLine(row === 'unpaired' ? undefined : row.mentor, excuses, word),
        namesOf(households, word),
      ],
    });
  }
  const { district = '', tambons: [tambon] = [] } = scope;
  const own = scope.level === speaker.person.officer?.level;
  const rest = own ? '' : scope.level === 'subdistrict' && tambon ? `${district} ${tambon}` : district;
  const card = listCard({
    title: word('title', { place: placeLine(scope, language) }),
    note: word('count', { left: showNumber(left) }),
    items,
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, rest, shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card }] };
}

/** What she has said why she cannot report; nothing where she has not. */
function excuseLine(mentor: Person | undefined, excuses: ReadonlyMap<string, Excuse>, word: Word): string {
  const excuse = mentor && excuses.get(mentor.ref);
  return excuse === undefined ? '' : word(`excuses.${excuse}`);
}

function namesOf(households: readonly Household[], word: Word): string {
  const names = households.slice(0, NAMED).map(({ _id, name }) => `${name} (${_id})`);
  const others = households.length - names.length;
  return [...names, ...(others > 0 ? [word('others', { count: showNumber(others) })] : [])].join(', ');
}
