import type { Language } from '../../../conversation/bot-flow.ts';
import type { Say } from '../../../conversation/state.ts';
import { render } from '../../../messages/render.ts';
import type { Scene } from '../../../messages/scene.ts';

/** What the bot would say in chat, as one text; cards and buttons are left out: a page has its own. */
export function textOf(say: Say, scene: Scene | null, language: Language): string {
  if (say.card) return '';
  const [message] = render([{ say, scene }], language);
  return message?.type === 'text' ? message.text : '';
}

/** Several sayings, one below the other. */
export function textsOf(says: readonly Say[], scene: Scene | null, language: Language): string {
  return says
    .map((say) => textOf(say, scene, language))
    .filter((text) => text !== '')
    .join('\n');
}
