import type { RichMenus } from '../line/rich-menus.ts';
import type { Log } from '../log.ts';
import { People } from '../models/person.ts';
import { Settings } from '../models/setting.ts';
import { DEFAULT_MENU, menuOf } from './menus.ts';

/**
 * Sees to it that LINE shows somebody the menu of her roles and language. Called after every event of hers, when she has her
 * answer: what fails, or is cut short, is made good with her next word, and by the next deployment. Never throws.
 */
export function createLinkMenu(menus: RichMenus, log: Log): (userId: string) => Promise<void> {
  return async (userId) => {
    try {
      const deployed = await Settings.findById('rich-menus').lean();
      const ids = (deployed?.value ?? {}) as Readonly<Record<string, string>>;
      if (Object.keys(ids).length === 0) return;
      const person = await People.findById(userId).lean();
      if (!person || person.blocked || person.forgetting) return;
      const key = menuOf(person);
      const id = ids[key];
      const isDefault = key === DEFAULT_MENU;
      const menu = isDefault ? undefined : `${key}:${id}`;
      if (id === undefined || person.menu === menu) return;
      await (isDefault ? menus.unlink(userId) : menus.link(userId, id));
      await People.updateOne(
        { _id: userId },
        menu === undefined ? { $unset: { menu: 1 } } : { $set: { menu } },
      );
    } catch (error) {
      log.warn({ err: error }, 'a rich menu could not be linked; it is tried again with her next word');
    }
  };
}
