import { now } from '../clock.ts';
import type { RichMenus } from '../line/rich-menus.ts';
import { People } from '../models/person.ts';
import { Settings } from '../models/setting.ts';
import { buildMenus, OURS, type BuiltMenu } from './build-menu.ts';
import { DEFAULT_MENU, menuOf, type MenuKey } from './menus.ts';

/** What a deployment did, or in a dry run would do. */
export interface Deployed {
  /** Menus that were made, and those that had lost their picture. */
  made: MenuKey[];
  /** Old menus of ours that were taken away. */
  removed: number;
  /** People who were linked to their menu. */
  linked: number;
  /** Everybody who is linked to none sees another menu than before. */
  defaultChanged: boolean;
}

/**
 * Brings the menus to LINE: makes what is missing, lets everybody see the right one, and only then takes the old ones of
 * ours away; those of other makers stay. Done again it changes nothing, and a run that was cut short is gone on with: a
 * menu's name at LINE holds a hash of all it shows. Throws LineRefusal and LineUnreachable.
 */
export async function deployMenus(menus: RichMenus, { dryRun = false } = {}): Promise<Deployed> {
  const wanted = buildMenus();
  const there = await menus.list();
  const ids = new Map<MenuKey, string>();
  const made: MenuKey[] = [];
  for (const menu of wanted) {
    const known = there.find(({ name }) => name === menu.name)?.id;
    if (known !== undefined && (await menus.hasPicture(known))) ids.set(menu.key, known);
    else {
      made.push(menu.key);
      if (!dryRun) ids.set(menu.key, await make(menus, menu, known));
    }
  }
  const first = ids.get(DEFAULT_MENU);
  const defaultChanged = first === undefined || (await menus.getDefault()) !== first;
  const old = there.filter(
    ({ id, name }) =>
      name.startsWith(OURS) && !wanted.some((menu) => menu.name === name && ids.get(menu.key) === id),
  );
  if (dryRun) {
    // What is still to be made has no id that anybody could be linked to.
    for (const key of made) ids.set(key, '-');
    return { made, removed: old.length, linked: await countUnlinked(ids), defaultChanged };
  }
  if (first !== undefined && defaultChanged) await menus.setDefault(first);
  const value = Object.fromEntries(ids);
  await Settings.updateOne({ _id: 'rich-menus' }, { $set: { setAt: now(), value } }, { upsert: true });
  const linked = await linkEverybody(menus, ids);
  for (const { id } of old) await menus.remove(id);
  return { made, removed: old.length, linked, defaultChanged };
}

async function make(menus: RichMenus, menu: BuiltMenu, known: string | undefined): Promise<string> {
  const id = known ?? (await menus.create(menu.definition));
  await menus.setPicture(id, menu.picture);
  return id;
}

/** Whom LINE should show another menu than it does, by menu. */
async function toLink(ids: ReadonlyMap<MenuKey, string>): Promise<ReadonlyMap<MenuKey, string[]>> {
  const found = new Map<MenuKey, string[]>();
  const people = People.find({ blocked: false, forgetting: { $exists: false } }).lean();
  for await (const person of people) {
    const key = menuOf(person);
    const id = ids.get(key);
    if (key === DEFAULT_MENU || id === undefined || person.menu === `${key}:${id}`) continue;
    found.set(key, [...(found.get(key) ?? []), person._id]);
  }
  return found;
}

async function countUnlinked(ids: ReadonlyMap<MenuKey, string>): Promise<number> {
  return [...(await toLink(ids)).values()].reduce((sum, people) => sum + people.length, 0);
}

async function linkEverybody(menus: RichMenus, ids: ReadonlyMap<MenuKey, string>): Promise<number> {
  let linked = 0;
  for (const [key, people] of await toLink(ids)) {
    const id = ids.get(key)!;
    await menus.linkMany(people, id);
    // Noted after LINE has taken it: a run that is cut short here links them once more, which changes nothing.
    await People.updateMany(
      { _id: { $in: people } },
      { $set: { menu: `${key}:${id}` }, $unset: { menuDue: 1 } },
    );
    linked += people.length;
  }
  return linked;
}
