import type { Language } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import type { LineMessage } from '../line/client.ts';
import { hotlineCard } from './hotline-card.ts';
import { buttonLabel, lineLabel, MOST_BUTTONS, quickReplies } from './quick-replies.ts';
import { questionAt, showAnswer, type Scene } from './scene.ts';
import { summaryCard } from './summary-card.ts';
import { say as words, sentence } from './words.ts';

/** Something to say, and the conversation it is about. */
export interface Spoken {
  say: Say;
  scene: Scene | null;
}

/** At most so many messages in one reply, and so long a text (LINE, "Send reply message", "Text message"). */
const MOST_MESSAGES = 5;
const LONGEST_TEXT = 5_000;

/**
 * Turns what is to be said into LINE messages: one bubble a sentence, buttons under the last one only, because LINE
 * shows no others. Bubbles beyond LINE's five are joined from the front.
 */
export function render(spoken: readonly Spoken[], language: Language): LineMessage[] {
  const messages = spoken.map(({ say, scene }) => toMessage(say, scene, language));
  const joined = join(messages);
  const last = spoken.at(-1);
  const buttons = last && !isCard(last.say) ? quickReplies(last.say, last.scene, language) : undefined;
  return joined.map((message, index) =>
    buttons && index === joined.length - 1 ? { ...message, quickReply: buttons } : message,
  );
}

function isCard(say: Say): boolean {
  return say.question?.kind === 'review' && say.key.endsWith('.ask');
}

function toMessage(say: Say, scene: Scene | null, language: Language): LineMessage {
  const numbers = say.values?.['numbers'];
  if (say.key === 'hotlines' && Array.isArray(numbers))
    return hotlineCard(numbers as readonly string[], language);
  if (say.card) return say.card;
  if (scene && isCard(say)) return summaryCard(say, scene, language);
  return { type: 'text', text: textOf(say, scene, language).slice(0, LONGEST_TEXT) };
}

function textOf(say: Say, scene: Scene | null, language: Language): string {
  const flow = scene?.bot.flow.name ?? say.space ?? null;
  const question = scene && say.question ? questionAt(scene, say.question.key) : undefined;
  const shown = (key: string): object => {
    const value = say.values?.[key];
    return scene && question && value !== undefined
      ? { [key]: showAnswer(scene, question, value, language) }
      : {};
  };
  const values = {
    ...(scene && scene.bot.words(scene.context, language, question?.item, scene.state.answers)),
    ...say.values,
    ...(scene && question && { line: lineLabel(scene, question.key, language) }),
    ...shown('value'),
    ...shown('last'),
    ...shown('chosen'),
  };
  const parts = [opening(say.key, flow, language, values)];
  if (say.progress) parts.unshift(words(language, flow, 'progress', { ...values, ...say.progress }));
  if (say.key.endsWith('.ask')) {
    if (say.values?.['last'] !== undefined) parts.push(words(language, flow, 'last', values));
    const chosen = say.values?.['chosen'];
    if (Array.isArray(chosen) && chosen.length > 0) parts.push(words(language, flow, 'chosen', values));
    const received = say.values?.['received'];
    if (typeof received === 'number' && received > 0)
      parts.push(sentence(language, flow, `${say.question?.name}.kept`, { received }) ?? '');
  }
  const buttons = say.buttons ?? [];
  const numbered = say.key.endsWith('.example') || buttons.length > MOST_BUTTONS;
  if (numbered && scene && question) parts.push(...optionsAsText(say, scene, language));
  return parts.filter((part) => part !== '').join('\n');
}

/** Readers have many reasons; one without a sentence of its own is said in the general one of its kind. */
function opening(key: string, flow: string | null, language: Language, values: object): string {
  const [kind] = key.split('.');
  const general = kind === 'retry' ? 'retry.unread' : kind === 'confirm' ? 'confirm.plain' : key;
  return sentence(language, flow, key, { ...values }) ?? words(language, flow, general, { ...values });
}

/** The options with their numbers, for those who see no buttons: LINE on a computer, or an old version. */
function optionsAsText(say: Say, scene: Scene, language: Language): string[] {
  const question = questionAt(scene, say.question!.key);
  const numbered = (options: readonly string[], about: Say): string[] =>
    options.map((option, index) => `${index + 1}. ${buttonLabel(about, scene, language, option)}`);
  // The lines of a long summary.
  if (say.key.endsWith('.edit')) return numbered(say.buttons ?? [], say);
  if (question?.step.kind !== 'choice' && question?.step.kind !== 'many') return [];
  return numbered(question.step.options(scene.context, scene.state.answers), { ...say, key: '' });
}

function join(messages: readonly LineMessage[]): LineMessage[] {
  const result = [...messages];
  while (result.length > MOST_MESSAGES) {
    const at = result.findIndex((one, index) => one.type === 'text' && result[index + 1]?.type === 'text');
    const [first, second] = result.slice(at, at + 2);
    if (at < 0 || first?.type !== 'text' || second?.type !== 'text') return result.slice(-MOST_MESSAGES);
    result.splice(at, 2, { type: 'text', text: `${first.text}\n${second.text}`.slice(0, LONGEST_TEXT) });
  }
  return result;
}
