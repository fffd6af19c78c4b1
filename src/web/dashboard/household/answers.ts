import type { Language } from '../../../conversation/bot-flow.ts';
import type { Answer, Answers, Step } from '../../../conversation/flow.ts';
import { dimensionName } from '../../../dimensions.ts';
import { weeklyReport, type ReportContext } from '../../../flows/weekly-report/questions.ts';
import { showDate } from '../../../messages/show-date.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { sentence, say as words } from '../../../messages/words.ts';
import { aidMenu } from '../../../province/current.ts';

/** One answer of a report, in words. */
export interface AnswerLine {
  /** Its question: `baht`, `dimension:income`. */
  key: string;
  name: string;
  value: string;
  /** It is in somebody's own words. */
  isOwnWords: boolean;
}

const FLOW = weeklyReport.name;

/**
 * The answers of a report as lines, in the order and with the names of its questions. What was skipped or blanked is left out;
 * photos are shown as such.
 */
export function answerLines(answers: Answers, language: Language): AnswerLine[] {
  const line = (key: string, question: string, step: Step<ReportContext>, item?: string): AnswerLine[] => {
    const answer = answers[key];
    if (answer === undefined || answer === null || step.kind === 'photos' || step.kind === 'review')
      return [];
    const dimension = item === undefined ? '' : dimensionName(item, language);
    const name = sentence(language, FLOW, `${question}.line`, { dimension }) ?? question;
    const value = show(answer, question, step, language);
    const isOwnWords = step.kind === 'ask' && step.verbatim === true;
    return value === '' ? [] : [{ key, name, value, isOwnWords }];
  };
  return Object.entries(weeklyReport.steps).flatMap(([question, step]) => {
    if (step.kind !== 'each') return line(question, question, step);
    const items = new Set(Object.keys(answers).flatMap((key) => itemIn(key, Object.keys(step.steps))));
    return [...items].flatMap((item) =>
      Object.entries(step.steps).flatMap(([inner, innerStep]) =>
        line(`${inner}:${item}`, inner, innerStep, item),
      ),
    );
  });
}

/** `income` in `dimension:income`. */
function itemIn(key: string, questions: readonly string[]): string[] {
  const [question = '', item] = key.split(':');
  return item !== undefined && questions.includes(question) ? [item] : [];
}

function show(answer: Answer, question: string, step: Step<ReportContext>, language: Language): string {
  if (answer === 'unknown') return words(language, FLOW, 'answers.unknown');
  const option = (value: string): string =>
    sentence(language, FLOW, `${question}.options.${value}`) ??
    (question === 'aidDimension' ? dimensionName(value, language) : undefined) ??
    aidMenu().find(({ id }) => id === value)?.[language] ??
    value;
  if (Array.isArray(answer)) return (answer as readonly string[]).map(option).join(', ');
  if (step.kind !== 'ask') return option(String(answer));
  if (step.shows === 'baht' && typeof answer === 'number')
    return `${showNumber(answer)} ${words(language, FLOW, 'answers.baht')}`;
  if (step.shows === 'date') return showDate(Temporal.PlainDate.from(String(answer)), language);
  return step.shows === 'text' ? String(answer) : option(String(answer));
}

/** What differs between an earlier state of a report and the one that took its place. */
export function changedLines(
  before: Answers,
  after: Answers,
  language: Language,
): { name: string; before: string; after: string }[] {
  const old = answerLines(before, language);
  const now = answerLines(after, language);
  const keys = new Set([...old, ...now].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const [was, is] = [old, now].map((lines) => lines.find((one) => one.key === key));
    if (was?.value === is?.value) return [];
    return [{ name: (is ?? was)!.name, before: was?.value ?? '–', after: is?.value ?? '–' }];
  });
}
