import { may } from '../../../access/rights.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import type { Around } from '../../../help/where-and-who.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import type { HelpRequest } from '../../../models/help-request.ts';
import type { UrgentCase } from '../../../models/urgent-case.ts';
import { requestCard, urgentCard, type CaseCard } from '../cases/case-cards.ts';
import type { Visit } from '../visit.ts';
import type { Names } from './names.ts';

/** A case or a request with all that has become of it, from when it was told on. */
export interface CaseWithHistory {
  card: CaseCard;
  history: { head: string; note: string }[];
}

/** The urgent cases of a household with their history. */
export function casesShown(
  cases: readonly UrgentCase[],
  about: Around,
  names: Names,
  { person, language }: Visit,
): CaseWithHistory[] {
  const status = (one: string): string => words(language, 'household', `urgent-statuses.${one}`);
  return cases.map((one) => ({
    card: withDeeds(urgentCard(one, about, language), may(person, 'handle-urgent', one)),
    history: stepsOf(
      [{ status: 'open', at: one.openedAt, by: one.person }, ...one.history],
      status,
      names,
      language,
    ),
  }));
}

/** The requests of a household, and for it, with their history. */
export async function requestsShown(
  requests: readonly HelpRequest[],
  about: Around,
  names: Names,
  { person, language }: Visit,
): Promise<CaseWithHistory[]> {
  const status = (one: string): string => words(language, 'requests', `statuses.${one}`);
  return Promise.all(
    requests.map(async (one) => ({
      card: withDeeds(await requestCard(one, about, language), may(person, 'handle-request', one)),
      history: stepsOf(
        [{ status: 'requested', at: one.requestedAt, by: one.person }, ...one.history],
        status,
        names,
        language,
      ),
    })),
  );
}

/** One from before the household moved here is for the officers of where it was. */
function withDeeds(card: CaseCard, hers: boolean): CaseCard {
  return hers ? card : { ...card, deeds: [] };
}

function stepsOf(
  history: readonly { status: string; at: Date; by: string; note?: string }[],
  status: (one: string) => string,
  names: Names,
  language: Language,
) {
  return history.map((step) => ({
    head: `${showMoment(step.at, language)} · ${status(step.status)} · ${names(step.by)}`,
    note: step.note ?? '',
  }));
}
