import type { Language } from '../../../conversation/bot-flow.ts';
import type { Answer, Answers, Question } from '../../../conversation/flow.ts';
import type { Say } from '../../../conversation/state.ts';
import { optionLabel, showAnswer, type Scene } from '../../../messages/scene.ts';
import { say as words, sentence } from '../../../messages/words.ts';
import { questionsOnForm, type AskedFor } from './depends-on.ts';
import { doubtKey, type Fields, type Filled } from './fill-flow.ts';
import { textOf, textsOf } from './say-in-words.ts';

/** One of the answers to tick. */
export interface FormOption {
  value: string;
  label: string;
  chosen: boolean;
  /** The picture it stands for, as a path on our own pages. */
  picture?: string;
}

/** One field of a form. */
export interface FormField {
  /** Its question. */
  key: string;
  /** `read`: nothing is asked, it is only to be read before the form is sent once more. */
  kind: 'choice' | 'many' | 'text' | 'read';
  label: string;
  /** What can be chosen; of a text: instead of writing one. */
  options: readonly FormOption[];
  value: string;
  required: boolean;
  /** What is wrong with what was given; empty for nothing. */
  problem: string;
  /** What she may have meant, to be ticked under `key`. */
  doubt?: { key: string; options: readonly FormOption[] };
  /** It counts only with these options of another field (`''`: nothing chosen); `labels`: what they are called. */
  on?: { key: string; values: readonly string[]; labels: string };
}

/** How a form is to be shown: what was given in its fields, the language, and the pictures that options stand for. */
export interface Showing {
  fields: Fields | null;
  language: Language;
  pictures?: Readonly<Record<string, string>>;
}

/**
 * The questions of a flow as a form, with what was given in the fields. What comes by chat only (photos) and the summary are
 * not asked; what is to be thought over before it is sent stands on top.
 */
export function flowForm(
  { scene, problem, hints = [] }: Extract<Filled, { kind: 'asked' }>,
  showing: Showing,
): FormField[] {
  const { bot, context, state } = scene;
  const answers = withFields(state.answers, showing.fields);
  const asked = questionsOnForm(bot.flow, answers, context);
  const fields = asked
    .filter(({ question: { step } }) => step.kind !== 'review' && step.kind !== 'photos')
    .map((one) => fieldOf(one, scene, problem, showing));
  if (hints.length === 0) return fields;
  const label = textsOf(hints, scene, showing.language);
  const shared = { options: [], required: false, problem: '' };
  return [{ key: state.step, kind: 'read', label, value: 'confirm', ...shared }, ...fields];
}

/** What was given but not read (yet) counts too when it is found out what is asked: nothing that was typed gets lost. */
function withFields(answers: Answers, fields: Fields | null): Answers {
  const given = Object.entries(fields ?? {}).filter(([, value]) => value.length > 0);
  return { ...Object.fromEntries(given), ...answers };
}

function fieldOf(
  { question, on }: AskedFor,
  scene: Scene,
  problem: readonly Say[],
  showing: Showing,
): FormField {
  const { key, name, item, step } = question;
  const { bot, context, state } = scene;
  const { fields, language } = showing;
  const given = listOf(fields?.[key] ?? state.answers[key]);
  const named = { ...bot.words(context, language, item, state.answers), ...(item !== undefined && { item }) };
  const options = optionsOf(question, scene, showing, given);
  const written = given.findLast((one) => !options.some(({ value }) => value === one));
  const isHere = key === state.step;
  const doubt = isHere && state.pending ? doubtOf(question, state.pending, scene, language) : undefined;
  return {
    key,
    kind: step.kind === 'choice' || step.kind === 'many' ? step.kind : 'text',
    // A form has no "skip" to tap: where the question in chat speaks of it, the wording has another for forms.
    label:
      sentence(language, bot.flow.name, `${name}.field`, named) ??
      words(language, bot.flow.name, `${name}.ask`, named),
    options,
    value: written ?? (fields || step.kind !== 'ask' ? '' : (step.proposes?.(context) ?? '')),
    required: step.required === true,
    problem: isHere ? problem.map((say) => textOf(say, scene, language)).join(' ') : '',
    ...(doubt && { doubt }),
    ...(on && { on: { key: on.choice.key, values: on.values, labels: labelsOf(on, scene, language) } }),
  };
}

function optionsOf(
  question: Question<unknown>,
  scene: Scene,
  { language, pictures = {} }: Showing,
  given: readonly string[],
): FormOption[] {
  return choicesOf(question, scene).map((value) => {
    const picture = pictures[value];
    return {
      value,
      label: labelOf(question, value, scene, language),
      chosen: given.includes(value),
      ...(picture !== undefined && { picture }),
    };
  });
}

/** A text that is left empty is passed over, and one that is proposed stands there already: neither needs a box to tick. */
function choicesOf({ step }: Question<unknown>, { context, state }: Scene): readonly string[] {
  if (step.kind === 'choice' || step.kind === 'many') return step.options(context, state.answers);
  if (step.kind !== 'ask' || step.proposes?.(context) !== undefined) return [];
  return step.choices(context, state.answers).filter((choice) => choice !== 'skip');
}

function labelOf({ name }: Question<unknown>, value: string, scene: Scene, language: Language): string {
  return (
    optionLabel(scene, name, value, language) ??
    sentence(language, scene.bot.flow.name, `${name}.buttons.${value}`) ??
    sentence(language, scene.bot.flow.name, `buttons.${value}`) ??
    value
  );
}

function labelsOf({ choice, values }: NonNullable<AskedFor['on']>, scene: Scene, language: Language): string {
  return values
    .filter((value) => value !== '')
    .map((value) => labelOf(choice, value, scene, language))
    .join(', ');
}

function doubtOf(
  question: Question<unknown>,
  pending: readonly Answer[],
  scene: Scene,
  language: Language,
): NonNullable<FormField['doubt']> {
  const options = pending.map((value) => ({
    value: String(value),
    label: showAnswer(scene, question, value, language),
    chosen: false,
  }));
  return { key: doubtKey(question.key), options };
}

function listOf(given: Answer | undefined): readonly string[] {
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? (given as readonly string[]) : [String(given)];
}
