import type { ChatItem } from '../contract.ts';
import { quickRepliesOf, renderMessage } from '../terminal/render.ts';
import type { Button } from '../terminal/tap.ts';
import { DemoError } from './demo-error.ts';

/** What can be tapped in a chat: the quick replies of the last bubble, then the buttons of all cards, newest first. */
export function buttonsSeen(chat: readonly ChatItem[]): Button[] {
  const said = chat.filter(({ from }) => from === 'bot').toReversed();
  const last = chat.at(-1);
  const quick = last?.from === 'bot' ? quickRepliesOf(last.message) : [];
  const cards = said.flatMap(({ message }) =>
    renderMessage(message).filter((line) => typeof line !== 'string'),
  );
  return [...quick, ...cards];
}

/** The button that reads `label`, chosen already (✓) or not. Throws DemoError, which lists what she sees instead. */
export function buttonReading(label: string, who: string, chat: readonly ChatItem[]): Button {
  const seen = buttonsSeen(chat);
  const found = seen.find((button) => button.label.replace(/^✓ /u, '') === label);
  if (found) return found;
  const labels = [...new Set(seen.map((button) => button.label))].join(' | ');
  throw new DemoError(`${who} was to tap "${label}", but sees only: ${labels || 'no button at all'}`);
}
