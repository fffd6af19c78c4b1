import type { messagingApi } from '@line/bot-sdk';
import type { Advice } from '../advice/library.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { dimensions } from '../province/current.ts';
import { listCard } from './list-card.ts';
import { showDate } from './show-date.ts';
import { say as words } from './words.ts';

/**
 * Advice as a card with what a household may answer to it, in the layout of domain.md §5.6; `day` is shown. As a `preview`
 * for an officer it looks the same, and its buttons only say that nothing was recorded.
 */
export function adviceCard(
  { id, title, body, dimension }: Advice,
  day: Temporal.PlainDate,
  language: Language,
  { preview = false } = {},
): messagingApi.FlexMessage {
  const word = (key: string, values = {}): string => words(language, 'advice', key, values);
  const about = dimensions().find((one) => one.id === dimension)?.[language] ?? dimension;
  return listCard({
    title: `🌱 ${title}`,
    items: [{ text: body, lines: [word('about', { dimension: about, day: showDate(day, language) })] }],
    buttons: ['done', 'will-try', 'need-help'].map((answer) => ({
      label: word(`answers.${answer}`),
      value: preview
        ? commandButton('advice-library', 'only-preview')
        : commandButton('advice-answer', `${answer} ${id}`),
    })),
  });
}
