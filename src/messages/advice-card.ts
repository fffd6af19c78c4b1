import type { messagingApi } from '@line/bot-sdk';
import type { Advice } from '../advice/library.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { Household } from '../models/household.ts';
import { dimensionName } from '../dimensions.ts';
import { listCard } from './list-card.ts';
import { showDate } from './show-date.ts';
import { say as words } from './words.ts';

/**
 * Advice as a card with what a household may answer to it, in the layout of domain.md §5.6; `day` is shown. As a `preview`
 * for an officer it looks the same, and its buttons only say that nothing was recorded.
 */
export function adviceCard(
  advice: Advice,
  day: Temporal.PlainDate,
  language: Language,
  /** `stop`: with the words that end such messages, where it comes unasked. */
  { stop = false, preview = false } = {},
): messagingApi.FlexMessage {
  const word = wording(language);
  const footer = stop ? [word('stop')] : [];
  return listCard({
    title: `🌱 ${advice.title}`,
    items: [{ text: advice.body, lines: [aboutLine(advice, day, language), ...footer] }],
    buttons: ['done', 'will-try', 'need-help'].map((answer) => ({
      label: word(`answers.${answer}`),
      value: preview
        ? commandButton('advice-library', 'only-preview')
        : commandButton('advice-answer', `${answer} ${advice.id}`),
    })),
  });
}

/** Advice for a mentor to read to a household without LINE, with what it says to it. */
export function adviceToReadCard(
  advice: Advice,
  { _id, name }: Household,
  day: Temporal.PlainDate,
  language: Language,
): messagingApi.FlexMessage {
  const word = wording(language);
  return listCard({
    title: `🌱 ${advice.title}`,
    note: word('read-to', { name }),
    items: [{ text: advice.body, lines: [aboutLine(advice, day, language)] }],
    buttons: ['done', 'will-try', 'need-help'].map((answer) => ({
      label: word(`answers-read.${answer}`),
      value: commandButton('advice-answer', `${answer} ${advice.id} ${_id}`),
    })),
  });
}

/** The small line below a piece of advice: what it is about, and the day. */
export function aboutLine(
  { dimension }: Pick<Advice, 'dimension'>,
  day: Temporal.PlainDate,
  language: Language,
): string {
  return wording(language)('about', {
    dimension: dimensionName(dimension, language),
    day: showDate(day, language),
  });
}

function wording(language: Language): (key: string, values?: object) => string {
  return (key, values = {}) => words(language, 'advice', key, { ...values });
}
