import type { messagingApi } from '@line/bot-sdk';
import { ANYWHERE } from '../conversation/anywhere.ts';
import { readCommandButton } from '../conversation/bot-command.ts';
import { TAKE_IN, TAKE_OUT } from '../conversation/answer-many.ts';
import { PICK } from '../conversation/ask.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { cut } from './label.ts';
import { optionLabel, questionAt, showAnswer, type Scene } from './scene.ts';
import { writeTap } from './tap.ts';
import { sentence } from './words.ts';

/** LINE shows at most so many (LINE, "Quick reply"). */
export const MOST_BUTTONS = 13;

/** The buttons under a bubble; undefined when it has none. More than LINE allows are left out: typing works for all. */
export function quickReplies(
  say: Say,
  scene: Scene | null,
  language: Language,
): messagingApi.QuickReply | undefined {
  const items = (say.buttons ?? []).map((value) => toItem(say, scene, language, value));
  if (say.question?.kind === 'photos') items.unshift(...camera(scene, language));
  return items.length === 0 ? undefined : { items: items.slice(0, MOST_BUTTONS) };
}

function toItem(
  say: Say,
  scene: Scene | null,
  language: Language,
  value: string,
): messagingApi.QuickReplyItem {
  const label = buttonLabel(say, scene, language, value);
  const chosen = say.values?.['chosen'];
  const marked =
    Array.isArray(chosen) && (chosen as readonly string[]).includes(value) ? `✓ ${label}` : label;
  const data = tapData(say, scene, intended(say, scene, value));
  if (value === PICK) {
    // A day to come cannot be the day they met.
    const { today } = (scene?.context ?? {}) as { today?: string };
    const max = today === undefined ? {} : { max: today };
    return {
      type: 'action',
      action: { type: 'datetimepicker', label: cut(label), data, mode: 'date', ...max },
    };
  }
  return {
    type: 'action',
    action: { type: 'postback', label: cut(marked), data, displayText: label.slice(0, 300) },
  };
}

/**
 * In a choice of several a button says what it does: takes in, or takes out when it shows a mark. A double tap on an
 * impatient phone then takes in twice, and does not take out what was just chosen.
 */
function intended(say: Say, scene: Scene | null, value: string): string {
  const step = scene && say.question ? questionAt(scene, say.question.key)?.step : undefined;
  if (!scene || step?.kind !== 'many' || !step.options(scene.context, scene.state.answers).includes(value))
    return value;
  const chosen = say.values?.['chosen'];
  const isIn = Array.isArray(chosen) && (chosen as readonly string[]).includes(value);
  return `${isIn ? TAKE_OUT : TAKE_IN}${value}`;
}

/** What a button sends: bound to its conversation and question, unless it means the same everywhere. */
export function tapData(say: Say, scene: Scene | null, value: string): string {
  const bound = scene !== null && !ANYWHERE.some((one) => one === value) && !readCommandButton(value);
  return writeTap(
    bound
      ? { conversation: scene.state.id, step: say.question?.key ?? scene.state.step, value }
      : { conversation: '', step: '', value },
  );
}

/** The words on a button, uncut. */
export function buttonLabel(say: Say, scene: Scene | null, language: Language, value: string): string {
  const flow = scene?.bot.flow.name ?? say.space ?? null;
  const named = say.labels?.[value];
  if (named !== undefined) return named;
  const own = say.question && sentence(language, flow, `${say.question.name}.buttons.${value}`);
  if (own !== undefined) return own;
  if (scene && say.question) {
    if (say.key.endsWith('.edit')) return lineLabel(scene, value, language);
    const option = optionLabel(scene, say.question.name, value, language);
    if (option !== undefined) return option;
  }
  // A command is called the same whatever it is about.
  const general = sentence(language, flow, `buttons.${readCommandButton(value)?.name ?? value}`);
  if (general !== undefined) return general;
  const question = scene && say.question ? questionAt(scene, say.question.key) : undefined;
  return scene && question ? showAnswer(scene, question, pendingValue(scene, value), language) : value;
}

/** The short name of a line of the summary. */
export function lineLabel(scene: Scene, key: string, language: Language): string {
  const question = questionAt(scene, key);
  if (!question) return key;
  const words = scene.bot.words(scene.context, language, question.item, scene.state.answers);
  return sentence(language, scene.bot.flow.name, `${question.name}.line`, words) ?? key;
}

/** A button carries words; what waits for a yes may be a number or several things. */
function pendingValue(scene: Scene, value: string) {
  return scene.state.pending?.find((one) => String(one) === value) ?? value;
}

function camera(scene: Scene | null, language: Language): messagingApi.QuickReplyItem[] {
  const flow = scene?.bot.flow.name ?? null;
  return (['camera', 'cameraRoll'] as const).map((type) => ({
    type: 'action',
    action: { type, label: cut(sentence(language, flow, `buttons.${type}`) ?? type) },
  }));
}
