import { mondayOf } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { houseLines, personLine } from '../help/where-and-who.ts';
import { requestTitle } from '../help/request-title.ts';
import type { WeekOfHousehold } from '../households/last-weeks.ts';
import type { HelpRequest } from '../models/help-request.ts';
import type { Household } from '../models/household.ts';
import type { Person } from '../models/person.ts';
import type { UrgentCase } from '../models/urgent-case.ts';
import { dimensions } from '../province/current.ts';
import type { CardItem } from './list-card.ts';
import { showMoment } from './show-moment.ts';
import { showDate } from './show-date.ts';
import { say as words, sentence } from './words.ts';
import { showNumber } from './show-number.ts';

/** Everything a household's record shows. */
export interface HouseholdRecord {
  household: Household;
  mentors: readonly { person: Person | undefined; primary: boolean; from: Date }[];
  weeks: readonly WeekOfHousehold[];
  requests: readonly HelpRequest[];
  urgent: readonly UrgentCase[];
}

type Fact = readonly [name: string, what: string];

/** A household's record as the things of a card: who it is, its mentors, its last four weeks, its help. */
export function householdRecord(record: HouseholdRecord, language: Language): CardItem[] {
  const { household, mentors, weeks, requests, urgent } = record;
  const word = (key: string, values = {}): string => words(language, 'household', key, values);
  const none = word('none');
  const people = mentors.map(({ person, primary, from }): Fact => [
    word(primary ? 'facts.primary' : 'facts.helper'),
    `${personLine(person, none)} · ${word('since', { day: showMoment(from, language) })}`,
  ]);
  const help = [
    ...urgent.map((one): Fact => [
      showMoment(one.openedAt, language),
      `${words(language, 'urgent', `kinds.${one.kind}`)} · ${word(`urgent-statuses.${one.status}`)}`,
    ]),
    ...requests.map((one): Fact => [
      showMoment(one.requestedAt, language),
      `${requestTitle(one, language)} · ${words(language, 'requests', `statuses.${one.status}`)}`,
    ]),
  ];
  return [
    { facts: aboutHousehold(household, language, word) },
    { title: word('titles.mentors'), ...(people.length > 0 ? { facts: people } : { lines: [none] }) },
    { title: word('titles.weeks'), facts: weeks.map((one) => weekLine(one, language)) },
    { title: word('titles.help'), ...(help.length > 0 ? { facts: help } : { lines: [none] }) },
  ];
}

type Word = (key: string, values?: object) => string;

function aboutHousehold(household: Household, language: Language, word: Word): Fact[] {
  const { stage, stageHistory, stageProposal, openDimensions, indicators, members, assets } = household;
  const named = (id: string): string => dimensions().find((one) => one.id === id)?.[language] ?? id;
  const since = stageHistory.at(-1);
  return [
    [word('facts.place'), houseLines(household, language)[1]],
    [
      word('facts.stage'),
      word(`stages.${stage}`) + (since ? ` · ${word('since', { day: showMoment(since.at, language) })}` : ''),
    ],
    ...(stageProposal
      ? [
          [
            word('facts.proposal'),
            `${word(`stages.${stageProposal.stage}`)} · ${stageProposal.reason}`,
          ] as const,
        ]
      : []),
    [word('facts.open'), openDimensions.map(named).join(', ') || word('none-open')],
    ...indicators.map(({ dimension, indicator, year }): Fact => [`${named(dimension)} ${year}`, indicator]),
    ...(members.length > 0 ? [[word('facts.members'), members.map(memberLine).join(', ')] as const] : []),
    ...(assets.length > 0
      ? [
          [
            word('facts.assets'),
            assets
              .map(({ kind, note }) => word(`assets.${kind}`) + (note === undefined ? '' : ` (${note})`))
              .join(', '),
          ] as const,
        ]
      : []),
    [word('facts.tpmap'), word(household.recordedInTpmap ? 'recorded' : 'not-recorded')],
    ...(household.registryCheck
      ? [
          [
            word('facts.registry'),
            `${word(`registry.${household.registryCheck.reason}`)} · ${showMoment(household.registryCheck.at, language)}`,
          ] as const,
        ]
      : []),
  ];
}

function memberLine({ name, relation, birthYear }: Household['members'][number]): string {
  return [name ?? relation, birthYear].filter((part) => part !== undefined).join(' ');
}

/** What a week's report says in one line; the Monday on which the week began stands before it. */
export function weekLine({ week, report }: WeekOfHousehold, language: Language): Fact {
  const word: Word = (key, values = {}) => words(language, 'household', key, { ...values });
  const monday = showDate(mondayOf(week), language);
  if (!report) return [monday, word('no-report')];
  const { answers } = report;
  const option = (question: string, value: unknown): string =>
    sentence(language, 'weekly-report', `${question}.options.${String(value)}`) ?? '';
  const changes = dimensions().flatMap(({ id, ...names }) => {
    const change = option('dimension', answers[`dimension:${id}`]);
    return change === '' ? [] : [`${names[language]} ${change}`];
  });
  const { baht, plan } = answers;
  const parts = [
    option('met', answers['met']),
    ...changes,
    typeof baht === 'number' ? word('baht', { baht: showNumber(baht) }) : '',
    typeof plan === 'string' && plan !== 'unknown' ? word('plan', { plan }) : '',
  ];
  return [monday, parts.filter((part) => part !== '').join(' · ') || word('no-report')];
}
