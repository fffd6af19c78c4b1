import type { Language } from '../conversation/bot-flow.ts';
import { say as words } from '../messages/words.ts';
import type { HelpRequest } from '../models/help-request.ts';
import { aidMenu } from '../province/current.ts';

/** What a help request is for, in a few words: the item of the aid menu, or its kind. */
export function requestTitle({ kind, item }: HelpRequest, language: Language): string {
  const known = aidMenu().find(({ id }) => id === item);
  return known ? known[language] : words(language, 'requests', `kinds.${kind}`);
}
