import { createHash } from 'node:crypto';
import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../conversation/bot-flow.ts';
import { writeTap } from '../messages/tap.ts';
import { say as words } from '../messages/words.ts';
import { boundsOf, BREAK, drawMenu, MENU_SIZE } from './draw-menu.ts';
import { MENU_NAMES, MENUS, type MenuKey, type MenuName } from './menus.ts';

/** Begins the names of our menus at LINE, by which those of other makers on the account are told apart and left alone. */
export const OURS = 'khubun ';

/** A menu ready for LINE: its definition and its picture. */
export interface BuiltMenu {
  key: MenuKey;
  /** Holds a hash of all that is shown and done, so that a changed menu has another name. */
  name: string;
  definition: messagingApi.RichMenuRequest;
  picture: Buffer;
}

let built: readonly BuiltMenu[] | undefined;

/** All menus in all languages; drawn once a process, which takes a second. */
export function buildMenus(): readonly BuiltMenu[] {
  built ??= MENU_NAMES.flatMap((name) => (['th', 'en'] as const).map((language) => build(name, language)));
  return built;
}

function build(menu: MenuName, language: Language): BuiltMenu {
  const picture = drawMenu(menu, language);
  const shown = {
    size: { ...MENU_SIZE },
    // Open from the start: people who do not read much find it.
    selected: true,
    chatBarText: words(language, 'rich-menu', 'bar'),
    areas: MENUS[menu].map(({ id, value }, index) => {
      // Thai is written on without a space.
      const label = words(language, 'rich-menu', `areas.${id}`).replace(BREAK, language === 'th' ? '' : ' ');
      const data = writeTap({ conversation: '', step: '', value });
      return {
        bounds: boundsOf(index),
        // On a small phone the open menu would cover the answer.
        action: {
          type: 'postback' as const,
          label,
          data,
          displayText: label,
          inputOption: 'closeRichMenu' as const,
        },
      };
    }),
  };
  const hash = createHash('sha256').update(JSON.stringify(shown)).update(picture).digest('hex');
  const key: MenuKey = `${menu}:${language}`;
  const name = `${OURS}${key} ${hash.slice(0, 12)}`;
  return { key, name, definition: { ...shown, name }, picture };
}
