import type { BotFlow, Language } from '../conversation/bot-flow.ts';
import { questionsOf, type Answer, type Question } from '../conversation/flow.ts';
import type { ConversationState } from '../conversation/state.ts';
import { showArea } from './show-area.ts';
import { showDate } from './show-date.ts';
import { sentence } from './words.ts';
import { showNumber } from './show-number.ts';

/** What is said is about this conversation, as far as there is one. */
export interface Scene {
  bot: BotFlow<unknown>;
  context: unknown;
  state: ConversationState;
}

/** The question under `key` (`baht`, `dimension:income`), if it applies. */
export function questionAt({ bot, state, context }: Scene, key: string): Question<unknown> | undefined {
  return questionsOf(bot.flow, state.answers, context).find((question) => question.key === key);
}

/** The label of one option of a question: from the flow's data, else from the wording; undefined when it has none. */
export function optionLabel(
  scene: Scene,
  question: string,
  option: string,
  language: Language,
): string | undefined {
  return (
    scene.bot.label?.(question, option, scene.context, language) ??
    sentence(language, scene.bot.flow.name, `${question}.options.${option}`)
  );
}

/** An answer as a person would write it, in her language. */
export function showAnswer(
  scene: Scene,
  question: Question<unknown>,
  answer: Answer,
  language: Language,
): string {
  const word = (key: string): string => sentence(language, scene.bot.flow.name, `answers.${key}`) ?? key;
  if (answer === null) return word('skipped');
  if (answer === 'unknown') return word('unknown');
  const { step, name } = question;
  const label = (value: string): string => optionLabel(scene, name, value, language) ?? value;
  if (step.kind === 'photos') {
    const count = Array.isArray(answer) ? answer.length : 0;
    return count === 0 ? word('no-photos') : `${count} ${word('photos')}`;
  }
  if (Array.isArray(answer)) return (answer as readonly string[]).map(label).join(', ');
  if (step.kind !== 'ask') return label(String(answer));
  switch (step.shows) {
    case 'date':
      return showDate(Temporal.PlainDate.from(String(answer)), language);
    case 'baht':
      return `${showNumber(Number(answer))} ${word('baht')}`;
    case 'area':
      return showArea(Number(answer), language);
    case 'text': {
      const text = String(answer);
      const offered = step.choices(scene.context, scene.state.answers).includes(text);
      return (offered ? scene.bot.label?.(name, text, scene.context, language) : undefined) ?? text;
    }
  }
}
