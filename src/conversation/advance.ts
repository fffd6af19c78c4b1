import { readCommand } from '../readers/command.ts';
import { readAnswer } from './answer.ts';
import { ask, askAgain } from './ask.ts';
import { questionsOf, type Answers, type Flow, type Question } from './flow.ts';
import { collect, expected } from './photos.ts';
import type { ConversationState, Input, Labels, Photo, Say, Turn } from './state.ts';

/** All that a turn is decided from. */
interface Scene<C> {
  flow: Flow<C>;
  context: C;
  labels: Labels;
  questions: readonly Question<C>[];
  /** The question that waits for an answer. */
  question: Question<C>;
}

/**
 * Takes a conversation one input further. Pure: no clock, no storage, no network; what it needs to know of the
 * world is in `context`, and the caller saves the state and sends what is to be said.
 * `labels` lets a person type what a button says.
 */
export function advance<C>(
  flow: Flow<C>,
  before: ConversationState,
  input: Input,
  context: C,
  labels: Labels,
): Turn {
  const questions = questionsOf(flow, before.answers, context);
  const question = questions.find(({ key }) => key === before.step);
  if (!question) return restart(flow, before, context);
  const scene = { flow, context, labels, questions, question };
  if (input.kind === 'photo') return takePhoto(scene, before, input.photo);
  if (input.kind === 'other') {
    return askAgain(flow, before, question, context, { key: `retry.kinds.${input.type}` });
  }
  if (input.kind === 'tap' && (input.conversation !== before.id || input.step !== before.step)) {
    return tappedElsewhere(scene, before, input);
  }
  const state: ConversationState = { ...before, status: 'open' };
  const command = input.kind === 'text' ? readCommand(input.text)?.cmd : input.value;
  // In a review "ส่งรายงาน" is the button that sends it, and "พัก" is its third button.
  const here = command === 'report' && question.step.kind === 'review' ? undefined : command;
  return obey(scene, state, here) ?? answer(scene, state, input);
}

/** The first question of `flow`; `answers` are those of an older version or an earlier report, if any. */
export function begin<C>(flow: Flow<C>, id: string, data: Answers, answers: Answers, context: C): Turn {
  const fit = fitting(flow, answers, context);
  const question = nextQuestion(flow, fit, context);
  if (!question) throw new Error(`Flow "${flow.name}" has no question to begin with.`);
  const state: ConversationState = {
    id,
    flow: flow.name,
    version: flow.version,
    step: question.key,
    answers: fit,
    data,
    tries: 0,
    status: 'open',
  };
  return { state, says: [ask(flow, question, { answers: fit }, context)] };
}

/** The question that waits, asked once more without counting as a failed try. */
export function repeat<C>(flow: Flow<C>, state: ConversationState, context: C): Turn {
  const question = questionsOf(flow, state.answers, context).find(({ key }) => key === state.step);
  if (!question) return restart(flow, state, context);
  return { state: { ...state, status: 'open' }, says: [ask(flow, question, state, context)] };
}

/** Goes to `step` and forgets what was answered there, for example a code that turned out to be wrong. */
export function returnTo<C>(flow: Flow<C>, state: ConversationState, step: string, context: C): Turn {
  const answers = without(state.answers, step);
  return goTo(
    { flow, context },
    { ...state, answers, status: 'open' },
    questionsOf(flow, answers, context),
    step,
  );
}

/** What any question allows: leaving, resting, going back. Undefined when the input is none of these. */
function obey<C>(scene: Scene<C>, state: ConversationState, command: string | undefined): Turn | undefined {
  const { flow, context, question, questions } = scene;
  const again = ask(flow, question, state, context);
  switch (command) {
    case 'cancel':
      return {
        state: { ...state, status: 'cancelled' },
        says: [{ key: 'cancelled', buttons: ['resume', 'menu'] }],
      };
    case 'pause':
      return { state: { ...state, status: 'paused' }, says: [{ key: 'paused', buttons: ['resume'] }] };
    case 'resume':
      return { state, says: [again] };
    case 'help':
      return { state, says: [{ key: `${question.name}.help`, question: again.question! }, again] };
    case 'back':
      return stepBack(scene, state, questions);
    case 'skip':
      if (question.step.required || question.step.kind === 'review')
        return askAgain(flow, state, question, context, { key: 'retry.required' });
      return accept(scene, state, keptBySkipping(question, state), []);
    default:
      return undefined;
  }
}

/** Skipping keeps what was given before: a half-made choice, photos that are already here. */
function keptBySkipping<C>(
  { step, key }: Question<C>,
  { answers, photos }: ConversationState,
): Answers[string] {
  if (step.kind === 'photos') return photos?.length ? idsOf(photos) : null;
  return answers[key] ?? null;
}

function answer<C>(scene: Scene<C>, state: ConversationState, input: Input & { kind: 'text' | 'tap' }): Turn {
  const { flow, context, labels, question } = scene;
  const value = input.kind === 'text' ? input.text : input.value;
  const result = readAnswer(question, state, value, input.kind === 'tap', context, labels);
  switch (result.kind) {
    case 'finish':
      return { state: { ...state, status: 'finished' }, says: [] };
    case 'go':
      return goTo(scene, state, scene.questions, result.step);
    case 'edit': {
      const lines = scene.questions.filter(({ key }) => key in state.answers).map(({ key }) => key);
      const asked = ask(flow, question, state, context).question!;
      return { state, says: [{ key: `${question.name}.edit`, buttons: lines, question: asked }] };
    }
    case 'pending': {
      const key = result.values.length === 1 ? `confirm.${result.why ?? 'plain'}` : 'which';
      const buttons = result.values.length === 1 ? ['yes', 'no'] : result.values.map(String);
      const { question: asked } = ask(flow, question, state, context);
      const values = { value: result.values[0] ?? null };
      return {
        state: { ...state, pending: result.values },
        says: [{ key, values, buttons, ...(asked && { question: asked }) }],
      };
    }
    case 'partial': {
      const answers = { ...state.answers, [question.key]: result.answer };
      const again = ask(flow, question, { ...state, answers }, context);
      // The whole question after every tap would bury what she chose.
      const some = Array.isArray(result.answer) && result.answer.length > 0;
      const { progress: _, ...short } = again;
      return {
        state: { ...state, answers, tries: 0 },
        says: [some ? { ...short, key: 'chosen-more' } : again],
      };
    }
    case 'unread':
      return askAgain(flow, state, question, context, { key: `retry.${result.reason}` });
    case 'answer': {
      const asked = ask(flow, question, state, context).question!;
      const verbatim = question.step.kind === 'ask' && question.step.verbatim === true;
      // Her own sentence needs no "understood".
      const echo: Say[] =
        result.echo && !verbatim
          ? [{ key: 'understood', values: { value: result.answer }, question: asked }]
          : [];
      const unchanged = (state.unchanged ?? []).filter((key) => key !== question.key);
      const source = verbatim && input.kind === 'text' ? input.message : undefined;
      const next: ConversationState = {
        ...state,
        unchanged: result.asLast ? [...unchanged, question.key] : unchanged,
        ...(source !== undefined && { sources: { ...state.sources, [question.key]: source } }),
      };
      return accept(scene, next, result.answer, echo);
    }
  }
}

/**
 * A tap on a button that is not of the question that waits. The second half of a double tap only repeats the question;
 * a line of the summary may be tapped while another line is being changed; anything else is an old card.
 */
function tappedElsewhere<C>(scene: Scene<C>, before: ConversationState, tap: Input & { kind: 'tap' }): Turn {
  const { flow, context, questions, question } = scene;
  const again = ask(flow, question, before, context);
  const sameConversation = tap.conversation === before.id;
  if (sameConversation && String(before.answers[tap.step]) === tap.value)
    return { state: before, says: [again] };
  const review = questions.find(({ step, key }) => step.kind === 'review' && key === tap.step);
  if (sameConversation && review && tap.value in before.answers) {
    return goTo(scene, { ...before, status: 'open' }, questions, tap.value);
  }
  return { state: before, says: [{ key: 'stale' }, again] };
}

/** A photo counts whenever it comes: early ones are kept until they are asked for, late ones are added. */
function takePhoto<C>(scene: Scene<C>, before: ConversationState, photo: Photo): Turn {
  const { flow, context, question } = scene;
  const [name, wanted] = Object.entries(flow.steps).find(([, step]) => step.kind === 'photos') ?? [];
  if (wanted?.kind !== 'photos')
    return askAgain(flow, before, question, context, { key: 'retry.kinds.photo' });
  const had = before.photos ?? [];
  const photos = collect(had, photo, wanted.max);
  const state: ConversationState = { ...before, photos, status: 'open' };
  const total = expected(photos, photo, wanted.max);
  const values = { received: photos.length, total };
  if (question.step.kind === 'photos') {
    return photos.length >= total
      ? accept(scene, state, idsOf(photos), [{ key: `${name}.received`, values }])
      : {
          state,
          says: [
            {
              key: `${name}.progress`,
              values,
              buttons: ['enough'],
              question: ask(flow, question, state, context).question!,
            },
          ],
        };
  }
  const key = `${name}.${photos === had ? 'full' : 'kept'}`;
  const answered = photos !== had && name !== undefined && name in before.answers;
  const answers = answered
    ? fitting(flow, withAnswer(flow, before.answers, name, idsOf(photos)), context)
    : before.answers;
  // What was asked about the photos is asked again; until then she stays where she is.
  const stays =
    question.step.kind !== 'review' &&
    questionsOf(flow, answers, context).some((one) => one.key === question.key);
  const next = stays ? question : (nextQuestion(flow, answers, context) ?? question);
  return {
    state: { ...state, answers, step: next.key },
    says: [{ key, values }, ask(flow, next, { ...state, answers }, context)],
  };
}

function idsOf(photos: readonly Photo[]): readonly string[] {
  return photos.map(({ id }) => id);
}

/** A deploy removed the step where the person stood: kindly on from the first question that is still open. */
function restart<C>(flow: Flow<C>, before: ConversationState, context: C): Turn {
  const { state, says } = begin(flow, before.id, before.data, before.answers, context);
  const { photos, sources, unchanged } = before;
  return {
    state: {
      ...state,
      ...(photos && { photos }),
      ...(sources && { sources }),
      ...(unchanged && { unchanged }),
    },
    says: [{ key: 'changed' }, ...says],
  };
}

function accept<C>(
  scene: Scene<C>,
  state: ConversationState,
  given: Answers[string],
  echo: readonly Say[],
): Turn {
  const { flow, context, question } = scene;
  const { pending: _, ...rest } = state;
  const redo = question.step.kind === 'choice' ? question.step.redo?.[String(given)] : undefined;
  if (redo !== undefined) {
    const { photos: __, ...bare } = rest;
    const answers = fitting(flow, without(without(state.answers, redo), question.key), context);
    return goTo(scene, { ...bare, answers }, questionsOf(flow, answers, context), redo);
  }
  const answers = fitting(flow, withAnswer(flow, state.answers, question.key, given), context);
  const next = nextQuestion(flow, answers, context, question.key);
  // "No photo" also lets go of those that came early.
  if (question.step.kind === 'photos' && Array.isArray(given) && given.length === 0) delete rest.photos;
  if (!next) return { state: { ...rest, answers, tries: 0, status: 'finished' }, says: echo };
  return {
    state: { ...rest, answers, step: next.key, tries: 0 },
    says: [...echo, ask(flow, next, { ...rest, answers }, context)],
  };
}

/** The answers with one changed, without those that were about the old one. */
function withAnswer<C>(flow: Flow<C>, answers: Answers, key: string, answer: Answers[string]): Answers {
  const same = key in answers && JSON.stringify(answers[key]) === JSON.stringify(answer);
  const about = (name: string): boolean => {
    const step = flow.steps[name];
    return step !== undefined && step.kind !== 'each' && step.about === key;
  };
  const kept = same ? answers : Object.fromEntries(Object.entries(answers).filter(([name]) => !about(name)));
  return { ...kept, [key]: answer };
}

/** Only the answers whose question still applies: a changed answer must not leave its followers behind. */
function fitting<C>(flow: Flow<C>, answers: Answers, context: C): Answers {
  const keys = new Set(questionsOf(flow, answers, context).map(({ key }) => key));
  const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
  // Dropping one answer may end another question, so repeat until nothing more falls away.
  return Object.keys(kept).length === Object.keys(answers).length ? kept : fitting(flow, kept, context);
}

/** The first open question, else the review; `after` is never it, so that an answered question cannot ask itself again. */
function nextQuestion<C>(
  flow: Flow<C>,
  answers: Answers,
  context: C,
  after?: string,
): Question<C> | undefined {
  const questions = questionsOf(flow, answers, context);
  const open = questions.find(
    ({ key, step }) => step.kind !== 'review' && !(key in answers) && key !== after,
  );
  return open ?? questions.find(({ step }) => step.kind === 'review');
}

function stepBack<C>(scene: Scene<C>, state: ConversationState, questions: readonly Question<C>[]): Turn {
  const { flow, context, question } = scene;
  const previous = questions[questions.indexOf(question) - 1];
  if (!previous) return { state, says: [{ key: 'first' }, ask(flow, question, state, context)] };
  return goTo(scene, state, questions, previous.key);
}

function goTo<C>(
  { flow, context }: Pick<Scene<C>, 'flow' | 'context'>,
  state: ConversationState,
  questions: readonly Question<C>[],
  step: string,
): Turn {
  const question = questions.find(({ key }) => key === step) ?? questions[0]!;
  const { pending: _, ...rest } = state;
  return {
    state: { ...rest, step: question.key, tries: 0 },
    says: [ask(flow, question, state, context)],
  };
}

function without(answers: Answers, key: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([one]) => one !== key));
}
