import { commandButton } from '../conversation/bot-command.ts';
import { say as words } from '../messages/words.ts';
import { People } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';

/** What becomes of a text that waits. */
export interface AdviceNews {
  result: 'approved' | 'returned' | 'replaced';
  /** Id of the piece. */
  advice: string;
  title: string;
  /** Why it was returned. */
  reason?: string;
}

/**
 * Tells the author of a text (`ref`) what became of it; where it was returned, with a button that goes on with it. Once
 * for one event and piece. An author who is no person on LINE, or not any more, is passed over.
 */
export async function tellAuthor(
  author: string,
  event: string,
  { result, advice, title, reason = '' }: AdviceNews,
): Promise<void> {
  const person = await People.findOne({ ref: author }).lean();
  if (!person) return;
  const again = commandButton('advice-library', `redo ${advice}`);
  const labels = { [again]: words(person.language, 'advice-library', 'buttons.redo') };
  const buttons = [...(result === 'returned' ? [again] : []), 'menu'];
  const say = {
    key: `told.${result}`,
    values: { title, reason },
    space: 'advice-approvals',
    buttons,
    labels,
  };
  await tell(person, { key: `advice-${result}:${event}:${advice}`, class: 'notice', says: [say] });
}
