import type { Language } from '../../../conversation/bot-flow.ts';
import { questionsOf, type Answer, type Question } from '../../../conversation/flow.ts';
import type { Say } from '../../../conversation/state.ts';
import { optionLabel, type Scene } from '../../../messages/scene.ts';
import { say as words, sentence } from '../../../messages/words.ts';
import { textOf } from './say-in-words.ts';
import type { Fields } from './fill-flow.ts';

/** One field of a form. */
export interface FormField {
  /** Its question. */
  key: string;
  kind: 'choice' | 'many' | 'text';
  label: string;
  /** What can be chosen; of a text: instead of writing one. */
  options: readonly { value: string; label: string; chosen: boolean }[];
  value: string;
  required: boolean;
  /** What is wrong with what was given; empty for nothing. */
  problem: string;
}

/**
 * The questions of a flow as a form, with what was given in the fields: those that apply by the answers so far. What comes by
 * chat only (photos) and the summary are not asked.
 */
export function flowForm(
  scene: Scene,
  fields: Fields | null,
  problem: readonly Say[],
  language: Language,
): FormField[] {
  const { bot, context, state } = scene;
  return questionsOf(bot.flow, state.answers, context)
    .filter(({ step }) => step.kind !== 'review' && step.kind !== 'photos')
    .map((question) => ({
      ...fieldOf(question, scene, fields, language),
      problem:
        question.key === state.step ? problem.map((say) => textOf(say, scene, language)).join(' ') : '',
    }));
}

function fieldOf(
  { key, name, item, step }: Question<unknown>,
  scene: Scene,
  fields: Fields | null,
  language: Language,
): Omit<FormField, 'problem'> {
  const { bot, context, state } = scene;
  const given = listOf(fields?.[key] ?? state.answers[key]);
  const named = bot.words(context, language, item, state.answers);
  const options = optionsOf(step, scene).map((value) => ({
    value,
    label:
      optionLabel(scene, name, value, language) ??
      sentence(language, bot.flow.name, `${name}.buttons.${value}`) ??
      value,
    chosen: given.includes(value),
  }));
  const isChosen = (value: string): boolean => options.some((option) => option.value === value);
  return {
    key,
    kind: step.kind === 'choice' || step.kind === 'many' ? step.kind : 'text',
    label: words(language, bot.flow.name, `${name}.ask`, { ...named, ...(item !== undefined && { item }) }),
    options,
    value: given.findLast((value) => !isChosen(value)) ?? '',
    required: step.required === true,
  };
}

function optionsOf(step: Question<unknown>['step'], { context, state }: Scene): readonly string[] {
  if (step.kind === 'choice' || step.kind === 'many') return step.options(context, state.answers);
  return step.kind === 'ask' ? step.choices(context, state.answers) : [];
}

function listOf(given: Answer | undefined): readonly string[] {
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? (given as readonly string[]) : [String(given)];
}
