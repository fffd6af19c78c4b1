import {
  questionsOf,
  type Answers,
  type Flow,
  type Question,
  type Step,
} from '../../../conversation/flow.ts';

/** A question of a form, and the choice it depends on, where it is asked with some of its options only. */
export interface AskedFor {
  question: Question<unknown>;
  /** `values`: those options; `''` among them: also before anything is chosen. */
  on?: { choice: Question<unknown>; values: readonly string[] };
}

/** What is asked with more options of a choice than these is better asked once it is known to be asked. */
const MOST_OPTIONS = 3;

/**
 * The questions that stand on one form: those that apply by the answers so far, and those that one of the choices on it would
 * bring along, so that she need not send it twice. What depends on more than one choice, or has other options for each, is
 * left to be asked when it applies.
 */
export function questionsOnForm(flow: Flow<unknown>, answers: Answers, context: unknown): AskedFor[] {
  const here = questionsOf(flow, answers, context);
  const found = new Map<string, AskedFor>(here.map((question) => [question.key, { question }]));
  const disputed = new Set<string>();
  for (const choice of here.filter(({ step }) => step.kind === 'choice')) {
    for (const [key, { question, values, isSame, isAlways }] of broughtBy(flow, choice, answers, context)) {
      if (isAlways) continue;
      const other = found.get(key)?.on;
      const fits = isSame && !other && values.filter((one) => one !== '').length <= MOST_OPTIONS;
      if (fits && !disputed.has(key)) found.set(key, { question, on: { choice, values } });
      else disputed.add(key);
    }
  }
  const everything = questionsOf(withoutConditions(flow), {}, context);
  return everything.flatMap(({ key }) => {
    if (!disputed.has(key)) return found.get(key) ?? [];
    const applies = here.find((question) => question.key === key);
    return applies ? { question: applies } : [];
  });
}

interface Brought {
  question: Question<unknown>;
  values: string[];
  /** Its own options are the same with each of `values`. */
  isSame: boolean;
  /** It is asked with every option, and before anything is chosen. */
  isAlways: boolean;
}

/** Every question that is asked with some option of `choice`. */
function broughtBy(
  flow: Flow<unknown>,
  choice: Question<unknown>,
  answers: Answers,
  context: unknown,
): Map<string, Brought> {
  const found = new Map<string, Brought>();
  const seen = new Map<string, string>();
  const options = choice.step.kind === 'choice' ? choice.step.options(context, answers) : [];
  const { [choice.key]: _, ...others } = answers;
  for (const value of ['', ...options]) {
    const given: Answers = value === '' ? others : { ...others, [choice.key]: value };
    for (const question of questionsOf(flow, given, context)) {
      const { key, step } = question;
      const own = JSON.stringify('options' in step ? step.options(context, given) : []);
      const before = found.get(key);
      const values = [...(before?.values ?? []), value];
      const isSame = (before?.isSame ?? true) && (seen.get(key) ?? own) === own;
      found.set(key, { question, values, isSame, isAlways: values.length === options.length + 1 });
      seen.set(key, own);
    }
  }
  return found;
}

/** A flow whose every question always applies: it says in which order they stand. */
function withoutConditions(flow: Flow<unknown>): Flow<unknown> {
  const steps = Object.entries(flow.steps).map(([name, step]) => [
    name,
    step.kind === 'each' ? { ...step, steps: always(step.steps) } : alwaysAsked(step),
  ]);
  return { ...flow, steps: Object.fromEntries(steps) as Flow<unknown>['steps'] };
}

function always(steps: Readonly<Record<string, Step<unknown>>>): Record<string, Step<unknown>> {
  return Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, alwaysAsked(step)]));
}

function alwaysAsked(step: Step<unknown>): Step<unknown> {
  return { ...step, when: () => true };
}
