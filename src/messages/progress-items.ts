import type { Language } from '../conversation/bot-flow.ts';
import type { WeekOfHousehold } from '../households/last-weeks.ts';
import { STAGES, type Household } from '../models/household.ts';
import { dimensions } from '../province/current.ts';
import type { CardItem } from './list-card.ts';
import { sentence, say as words } from './words.ts';
import { showNumber } from './show-number.ts';

/** What a household's way so far is told from. */
export interface Progress {
  household: Household;
  /** The newest first. */
  weeks: readonly WeekOfHousehold[];
  /** Pieces of advice it has answered with "done". */
  adviceDone: number;
}

/**
 * A household's way as the things of a card, for its own people: only what it has, does and reaches. What became worse is
 * "looked after together" and never a failure (domain.md R18).
 */
export function progressItems({ household, weeks, adviceDone }: Progress, language: Language): CardItem[] {
  const word = (key: string, values = {}): string => words(language, 'my-progress', key, values);
  const next = STAGES[STAGES.indexOf(household.stage) + 1];
  const stage = (one: string): string => words(language, 'household', `stages.${one}`);
  const answers = weeks.flatMap(({ report }) => (report ? [report.answers] : []));
  const baht = answers.reduce((sum, { baht: one }) => sum + (typeof one === 'number' ? one : 0), 0);
  const done = new Set(answers.flatMap(({ activities }) => (Array.isArray(activities) ? activities : [])));
  done.delete('none');
  const names = [...done].map(
    (id) => sentence(language, 'weekly-report', `activities.options.${String(id)}`) ?? String(id),
  );
  const plan = answers.map((one) => one['plan']).find((one) => typeof one === 'string');
  const facts: [string, string][] = [
    [word('facts.stage'), stage(household.stage)],
    ...(next ? ([[word('facts.next'), stage(next)]] as [string, string][]) : []),
    ...dimensions().map(({ id, [language]: name }): [string, string] => [
      name,
      word(`dimensions.${wayOf(id, household, answers)}`),
    ]),
  ];
  return [
    { title: word('titles.way'), facts },
    {
      title: word('titles.weeks'),
      lines: [
        answers.length > 0 ? word('met', { count: answers.length }) : word('soon'),
        names.length > 0 ? word('activities', { names: names.join(', ') }) : '',
        baht > 0 ? word('baht', { baht: showNumber(baht) }) : '',
        adviceDone > 0 ? word('advice', { count: adviceDone }) : '',
        plan === undefined ? '' : word('plan', { plan }),
      ],
    },
  ];
}

/** How a dimension stands, by what was said of it last. */
function wayOf(
  id: string,
  { openDimensions }: Household,
  answers: readonly Readonly<Record<string, unknown>>[],
): 'well' | 'better' | 'together' {
  if (!openDimensions.includes(id)) return 'well';
  const last = answers
    .map((one) => one[`dimension:${id}`])
    .find((said) => said !== undefined && said !== 'not-seen');
  return last === 'better' ? 'better' : 'together';
}
