import { z } from 'zod';
import { covers } from '../../../access/area.ts';
import { householdToWorkWith } from '../../../access/household-to-work-with.ts';
import { may } from '../../../access/rights.ts';
import { readHouseholdCode } from '../../../households/household-code.ts';
import { around } from '../../../help/where-and-who.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import type { Household } from '../../../models/household.ts';
import { householdFacts, memberRows, plotRows, proposalOf } from './facts.ts';
import { casesShown, requestsShown } from './help.ts';
import { changesOf, consentsShown, logShown, storiesShown } from './history.ts';
import { mentorsShown } from './mentors.ts';
import { loadNames, type Names } from './names.ts';
import { readHousehold, type HouseholdRead } from './read.ts';
import { sendersOf, showReports } from './reports.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';

/** Which page of its reports. */
const Query = z.object({ reports: z.coerce.number().int().min(1).max(10_000).catch(1) });

/**
 * All there is about one household, for the officers of its area: its record, mentors, reports with their photos, help, history,
 * and who has looked at it. What the chat lets them do with it is done from here.
 */
export const householdPage: DashboardPage = {
  name: 'household',
  path: '/households/:code',
  deed: 'see-household',
  show: async (visit, { params, query }) => {
    const code = readHouseholdCode(params['code'] ?? '');
    const household = code === null ? null : await householdToWorkWith(visit.speaker, code, 'see-household');
    // She may be its mentor as well, and see it in chat; here she is the officer of her area.
    if (!household || !covers(visit.scope, household)) return null;
    const read = await readHousehold(household, Query.parse(query).reports, visit.at);
    const unknown = words(visit.language, 'dashboard-household', 'page.unknown');
    const names = await loadNames(namesIn(household, read), unknown);
    return {
      ...(await viewOf(household, read, names, visit)),
      reports: reportsView(household, read, names, visit),
    };
  },
};

async function viewOf(household: Household, read: HouseholdRead, names: Names, visit: Visit) {
  const { person, language } = visit;
  const { _id, name, registryCheck } = household;
  const record = (key: string, values = {}): string => words(language, 'household', key, values);
  const about = await around([...read.cases, ...read.requests]);
  return {
    code: _id,
    name: `${name} (${_id})`,
    facts: householdFacts(household, language),
    members: memberRows(household.members, language),
    check: registryCheck && {
      text: `${record(`registry.${registryCheck.reason}`)} · ${showMoment(registryCheck.at, language)}`,
      label: record('buttons.registry'),
    },
    deeds: [
      ...(may(person, 'propose-stage', household) ? ['stage'] : []),
      ...(may(person, 'keep-record', household) ? ['assets'] : []),
    ].map((command) => ({ command, label: record(`buttons.${command}`) })),
    proposal: await proposalOf(household, may(person, 'decide-stage', household), names, language),
    plots: plotRows(household, read.shares, read.centres, language),
    plotWords: {
      add: words(language, 'plots', 'buttons.add'),
      end: words(language, 'plots', 'buttons.end'),
      none: words(language, 'plots', 'none'),
    },
    mentors: mentorsShown(_id, read.pairings, read.mentors, language),
    mentorWords: {
      pair: words(language, 'pairings', 'buttons.pair'),
      primary: words(language, 'pairings', 'buttons.primary'),
      end: words(language, 'pairings', 'buttons.end'),
      endSure: words(language, 'pairings', 'buttons.end-sure'),
    },
    cases: casesShown(read.cases, about, names, visit),
    requests: await requestsShown(read.requests, about, names, visit),
    consents: [
      ['health', household.healthConsent] as const,
      ['pictures', household.pictureConsent] as const,
    ].map(([kind, answer]) => [
      words(language, 'my-data', `kinds.${kind}`),
      words(language, 'my-data', `answers.${answer}`),
    ]),
    asked: consentsShown(read.consents, names, language),
    changes: changesOf(household, names, language),
    stories: storiesShown(read.stories, names, language),
    log: logShown(read.log, names, language),
  };
}

function reportsView(household: Household, { reports }: HouseholdRead, names: Names, visit: Visit) {
  const { page, pages, count } = reports;
  const to = (number: number): string =>
    `/dashboard/households/${encodeURIComponent(household._id)}?reports=${number}#reports`;
  return {
    ...{ count, page, pages },
    shown: showReports(household, reports, names, visit),
    newer: page > 1 ? to(page - 1) : '',
    older: page < pages ? to(page + 1) : '',
  };
}

/** LINE user ids and `ref`s of everybody the page names. */
function namesIn(household: Household, read: HouseholdRead): string[] {
  const { stageHistory, stageProposal, stageDeclined, dimensionHistory = [], placeHistory = [] } = household;
  return [
    ...[...stageHistory, ...dimensionHistory, ...placeHistory].map(({ by }) => by),
    ...(stageProposal ? [stageProposal.by] : []),
    ...(stageDeclined ? [stageDeclined.by, stageDeclined.proposer] : []),
    ...[...read.cases, ...read.requests].flatMap((one) => [one.person, ...one.history.map(({ by }) => by)]),
    ...[...read.consents, ...read.stories].map(({ by }) => by),
    ...read.log.flatMap(({ actor, person }) => [actor, ...(person === undefined ? [] : [person])]),
    ...sendersOf(read.reports.reports),
  ];
}
