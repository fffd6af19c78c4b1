import { adviceToRead } from '../../advice/advice-to-read.ts';
import { bangkokDate } from '../../clock.ts';
import type { Passage } from '../../conversation/bot-flow.ts';
import type { Say } from '../../conversation/state.ts';
import { offerConsents } from '../../consents/offer-consents.ts';
import { adviceToReadCard } from '../../messages/advice-card.ts';
import { mentoredBy } from '../mentored.ts';
import type { LoadedReportContext } from './context.ts';
import { offerReadConsent } from './offer-read-consent.ts';

/** The number of her report, how many households are left, and where to go on. */
export async function thanks(
  report: string,
  week: string,
  passage: Passage<LoadedReportContext>,
): Promise<Say[]> {
  const { speaker, state } = passage;
  const mentored = await mentoredBy(speaker.person._id, week);
  const left = mentored.filter(({ reported }) => !reported).length;
  const reason = state.answers['whyNotMet'];
  const sad = reason === 'moved' || reason === 'died';
  const urgent = state.answers['urgent'];
  const quiet = sad || (typeof urgent === 'string' && urgent !== 'none');
  const key = `${left > 0 ? 'thanks' : 'all-done'}${quiet ? '-quietly' : ''}`;
  const offers = quiet
    ? []
    : [...(await offerReadConsent(passage)), ...(await offerConsents(speaker.person))];
  const buttons = [...(left > 0 ? ['next-household', 'stop'] : ['menu']), ...offers];
  const says: Say[] = sad ? [{ key: reason }] : quiet ? [] : await toReadAloud(passage);
  // After a death, or of a house in need, nobody wants to read "excellent".
  return [...says, { key, values: { number: reportNumber(report), left }, buttons }];
}

/** Advice for a household that has no LINE: its mentor, who meets it, sees it for free at the end of her report (design §8). */
async function toReadAloud({ speaker, state, context }: Passage<LoadedReportContext>): Promise<Say[]> {
  const isFirst = state.data['mode'] !== 'amend' && state.data['mode'] !== 'add';
  if (!isFirst || state.answers['met'] === 'not-met') return [];
  const { household } = context;
  const advice = await adviceToRead(household, speaker);
  if (!advice) return [];
  const { language } = speaker.person;
  return [{ key: 'advice', card: adviceToReadCard(advice, household, bangkokDate(speaker.at), language) }];
}

/** The number a mentor is told, `69/48-H-0001`: Buddhist year, week, household. */
export function reportNumber(id: string): string {
  const [, year, week, household] = /^(\d{4})-W(\d{2}):(.+)$/u.exec(id)!;
  return `${String((Number(year) + 543) % 100).padStart(2, '0')}/${week}-${household}`;
}
