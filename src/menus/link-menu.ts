import { LineRefusal } from '../line/call.ts';
import type { RichMenus } from '../line/rich-menus.ts';
import type { Log } from '../log.ts';
import { People, type Person } from '../models/person.ts';
import { Settings } from '../models/setting.ts';
import { DEFAULT_MENU, menuOf } from './menus.ts';

/** So many whose roles somebody else has changed are linked after one event. */
const AT_ONCE = 20;

/**
 * Sees to it that LINE shows somebody the menu of her roles and language, and also those whose roles were just changed by
 * an officer. Called after every event, when its answer is sent: what fails, or is cut short, is made good with the next
 * event, and by the next deployment. Never throws.
 */
export function createLinkMenu(menus: RichMenus, log: Log): (userId: string) => Promise<void> {
  return async (userId) => {
    try {
      const deployed = await Settings.findById('rich-menus').lean();
      const ids = (deployed?.value ?? {}) as Readonly<Record<string, string>>;
      if (Object.keys(ids).length === 0) return;
      const people = await People.find({ $or: [{ _id: userId }, { menuDue: true }] })
        .limit(AT_ONCE)
        .lean();
      for (const person of people) if (!person.blocked && !person.forgetting) await link(menus, person, ids);
    } catch (error) {
      log.warn({ err: error }, 'a rich menu could not be linked; it is tried again after the next event');
    }
  };
}

async function link(menus: RichMenus, person: Person, ids: Readonly<Record<string, string>>): Promise<void> {
  const { _id } = person;
  const key = menuOf(person);
  const id = ids[key];
  const isDefault = key === DEFAULT_MENU;
  const menu = isDefault ? undefined : `${key}:${id}`;
  if (id !== undefined && person.menu !== menu) {
    try {
      await (isDefault ? menus.unlink(_id) : menus.link(_id, id));
    } catch (error) {
      // LINE will not have it (she is no friend of the account any more): asking after every word changes nothing.
      const isFinal = error instanceof LineRefusal && [400, 404].includes(error.status);
      if (!isFinal) throw error;
    }
  }
  if (person.menu === menu && person.menuDue === undefined) return;
  await People.updateOne(
    { _id },
    menu === undefined ? { $unset: { menu: 1, menuDue: 1 } } : { $set: { menu }, $unset: { menuDue: 1 } },
  );
}
