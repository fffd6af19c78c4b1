import type { ChatItem } from '../contract.ts';
import { showDayAndTime } from '../../messages/show-moment.ts';
import { quickRepliesOf, renderMessage } from '../terminal/render.ts';

/** Lines of a card that are shown; what a longer one says further down is counted. */
const LINES_SHOWN = 16;
/** Quick replies that are shown. */
const BUTTONS_SHOWN = 8;

/** A bubble of the bot as it stands in a transcript: to whom, when it came by itself, and whether the office pays. */
export function botLines({ at, message, via }: ChatItem, to: string): string[] {
  const byItself = via === 'reply' ? '' : ` · ${showDayAndTime(new Date(at), 'th')} (นับเงิน)`;
  const replies = quickRepliesOf(message).map(({ label }) => label);
  return [
    `คู่บุญ → ${to}${byItself}`,
    ...shortened(wordsOf(message)).map((line) => `    ${line}`),
    ...(replies.length > 0 ? [`    » ${buttons(replies)}`] : []),
  ];
}

/** What one message says, line by line, its buttons as [label]; a line that can be tapped needs no button beside it. */
export function wordsOf(message: ChatItem['message']): string[] {
  const lines = renderMessage(message).filter((line) => typeof line !== 'string' || !/^─+$/u.test(line));
  return lines.flatMap((line, index) => {
    if (typeof line === 'string') return [line];
    const above = lines[index - 1];
    return typeof above === 'string' && above.startsWith(line.label) ? [] : [`[${line.label}]`];
  });
}

function shortened(lines: readonly string[]): string[] {
  // Dropping a line or two would only replace them by another.
  if (lines.length <= LINES_SHOWN + 2) return [...lines];
  return [...lines.slice(0, LINES_SHOWN), `… อีก ${lines.length - LINES_SHOWN} บรรทัด`];
}

function buttons(labels: readonly string[]): string {
  const more = labels.length > BUTTONS_SHOWN ? `  … อีก ${labels.length - BUTTONS_SHOWN} ปุ่ม` : '';
  const shown = labels.slice(0, BUTTONS_SHOWN).map((label) => `[${label}]`);
  return `${shown.join(' ')}${more}`;
}
