import type { Reading } from '../readers/reading.ts';

/** What a person answered: plain JSON, so that it survives storage and deploys. `null` means skipped or unknown. */
export type Answer = string | number | boolean | null | readonly string[];

/** Answers by step key; inside a repetition the key is `step:item`, for example `dimension:income`. */
export type Answers = Readonly<Record<string, Answer>>;

interface Common<C> {
  /** Asked only while this holds; when a changed answer makes it false, the answer given here is dropped. */
  when?: (answers: Answers, context: C, item: string | undefined) => boolean;
  /** A question the flow cannot do without: "skip" is refused with a kind sentence. */
  required?: boolean;
  /** What was answered last time, offered as the first button ("as last week"). */
  last?: (context: C, item: string | undefined) => Answer | undefined;
  /** The question this one is about: when that answer changes, this is asked again. */
  about?: string;
  /** It asks about danger itself, or for what others are to be told: words of danger are its answer and no interruption. */
  heeds?: true;
  /** The question's number as the person sees it ("3 of 8"); questions that follow from another have none. */
  number?: number;
}

/** One of several buttons; typing the label, its number or something near it counts too. */
export interface ChoiceStep<C> extends Common<C> {
  kind: 'choice';
  options: (context: C, answers: Answers) => readonly string[];
  /** What a plain yes, a plain no, "nothing at all" and "the same as before" mean here: options. */
  says?: { yes?: string; no?: string; nothing?: string; same?: string };
  /** An option whose name may begin a sentence that says something else ("ไม่มี", "ไม่มียา"): asked about if typed so. */
  doubted?: string;
  /** Options that throw an earlier answer away and ask for it again: option -> question. */
  redo?: Readonly<Record<string, string>>;
  /**
   * It asks for consent (domain.md §5.2): only a whole label, its number, or a plain yes or no of a closed list counts, and
   * a nod is asked back. A further button tells why it is asked.
   */
  consent?: true;
}

/** Several of the options, `exclusive` standing alone ("none of these"). */
export interface ManyStep<C> extends Common<C> {
  kind: 'many';
  options: (context: C, answers: Answers) => readonly string[];
  exclusive?: string;
}

/** Something typed, made into an answer by a reader; `choices` are the buttons offered beside it. */
export interface AskStep<C> extends Common<C> {
  kind: 'ask';
  read: (text: string, context: C) => Reading<Answer>;
  choices: (context: C, answers: Answers) => readonly string[];
  /** What the answer is, so that it can be shown as people write it. */
  shows: 'date' | 'baht' | 'area' | 'text';
  /** Offers LINE's date picker as a further button; what is picked goes through `read`. */
  picker?: 'date';
  /** The answer is kept word for word, so it must go when its message is taken back. */
  verbatim?: boolean;
  /** A text of the bot's own to begin with, where it is written in a form and not in chat. */
  proposes?: (context: C) => string | undefined;
}

/** Every line of what was answered can be tapped and changed; `confirm` ends the flow. Without one, the last answer does. */
export interface ReviewStep<C> extends Common<C> {
  kind: 'review';
}

/** Up to `max` pictures, as one set or one by one; the answer is their message ids in order. */
export interface PhotosStep<C> extends Common<C> {
  kind: 'photos';
  max: number;
  /** No photo can be taken at all, whatever is answered; otherwise one that comes early is kept until it is asked for. */
  impossible?: (context: C) => boolean;
}

export type Step<C> = ChoiceStep<C> | ManyStep<C> | AskStep<C> | PhotosStep<C> | ReviewStep<C>;

/** The same questions once for every item the context gives, for example every open dimension. */
export interface Repetition<C> {
  kind: 'each';
  items: (context: C) => readonly string[];
  steps: Readonly<Record<string, Step<C>>>;
}

export interface Flow<C> {
  name: string;
  /** Raised when steps change so that answers of the old shape no longer fit. */
  version: number;
  steps: Readonly<Record<string, Step<C> | Repetition<C>>>;
}

/** One question as it stands for this person: repetitions are unrolled. */
export interface Question<C> {
  /** `amount`, or `dimension:income` inside a repetition. */
  key: string;
  /** The name under which the wording is kept: the key without its item. */
  name: string;
  item: string | undefined;
  step: Step<C>;
}

/** The numbered questions of a flow, counted ("of 8"). */
export function numberedQuestions<C>(flow: Flow<C>): number {
  const steps = Object.values(flow.steps).flatMap((step) =>
    step.kind === 'each' ? Object.values(step.steps) : [step],
  );
  return Math.max(0, ...steps.map(({ number }) => number ?? 0));
}

/** Declares a flow. It only helps the compiler: a flow is plain data. */
export function defineFlow<C>(flow: Flow<C>): Flow<C> {
  return flow;
}

/** The questions that apply now, in the order in which they are asked. */
export function questionsOf<C>(flow: Flow<C>, answers: Answers, context: C): Question<C>[] {
  const questions: Question<C>[] = [];
  const add = (name: string, step: Step<C>, item: string | undefined): void => {
    if (step.when && !step.when(answers, context, item)) return;
    questions.push({ key: item === undefined ? name : `${name}:${item}`, name, item, step });
  };
  for (const [name, step] of Object.entries(flow.steps)) {
    if (step.kind !== 'each') {
      add(name, step, undefined);
      continue;
    }
    for (const item of step.items(context)) {
      for (const [inner, innerStep] of Object.entries(step.steps)) add(inner, innerStep, item);
    }
  }
  return questions;
}
