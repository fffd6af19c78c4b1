import type { messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import { callLine, LineRefusal, uploadPicture, type LineAddress } from './call.ts';

const Created = z.object({ richMenuId: z.string() });
const Listed = z.object({ richmenus: z.array(z.object({ richMenuId: z.string(), name: z.string() })) });

/** LINE takes at most so many people in one bulk call (LINE, "Link rich menu to multiple users"). */
export const BULK = 500;

/** A rich menu that is at LINE. */
export interface MenuAtLine {
  id: string;
  name: string;
}

/** LINE's rich menus. Every function throws LineRefusal and LineUnreachable. */
export interface RichMenus {
  list(): Promise<MenuAtLine[]>;
  /** Makes a menu without its picture, and returns its id. */
  create(definition: messagingApi.RichMenuRequest): Promise<string>;
  /** Whether the menu has its picture: a run may have been cut short between the two. */
  hasPicture(id: string): Promise<boolean>;
  setPicture(id: string, png: Buffer): Promise<void>;
  remove(id: string): Promise<void>;
  /** The menu shown to everybody who is linked to none; null when there is none. */
  getDefault(): Promise<string | null>;
  setDefault(id: string): Promise<void>;
  link(userId: string, id: string): Promise<void>;
  /** Links many people at once, in calls of 500; LINE does it a little later. */
  linkMany(userIds: readonly string[], id: string): Promise<void>;
  unlink(userId: string): Promise<void>;
}

/** The rich menus of the LINE at `address`. */
export function createRichMenus(address: LineAddress): RichMenus {
  const call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> =>
    callLine(address, method, path, body);
  return {
    list: async () => {
      const { richmenus } = Listed.parse(await call('GET', '/v2/bot/richmenu/list'));
      return richmenus.map(({ richMenuId, name }) => ({ id: richMenuId, name }));
    },
    create: async (definition) =>
      Created.parse(await call('POST', '/v2/bot/richmenu', definition)).richMenuId,
    hasPicture: async (id) =>
      (await unlessMissing(
        callLine(address, 'GET', `/v2/bot/richmenu/${id}/content`, undefined, { data: true }),
      )) !== null,
    setPicture: (id, png) => uploadPicture(address, `/v2/bot/richmenu/${id}/content`, png),
    remove: async (id) => void (await unlessMissing(call('DELETE', `/v2/bot/richmenu/${id}`))),
    getDefault: async () => {
      const found = await unlessMissing(call('GET', '/v2/bot/user/all/richmenu'));
      return found === null ? null : Created.parse(found).richMenuId;
    },
    setDefault: async (id) => void (await call('POST', `/v2/bot/user/all/richmenu/${id}`)),
    link: async (userId, id) => void (await call('POST', `/v2/bot/user/${userId}/richmenu/${id}`)),
    linkMany: async (userIds, richMenuId) => {
      for (let from = 0; from < userIds.length; from += BULK)
        await call('POST', '/v2/bot/richmenu/bulk/link', {
          richMenuId,
          userIds: userIds.slice(from, from + BULK),
        });
    },
    unlink: async (userId) => void (await unlessMissing(call('DELETE', `/v2/bot/user/${userId}/richmenu`))),
  };
}

/** What LINE says, or null where it says that there is no such thing. */
async function unlessMissing(answer: Promise<unknown>): Promise<unknown> {
  try {
    return (await answer) ?? true;
  } catch (error) {
    if (error instanceof LineRefusal && error.status === 404) return null;
    throw error;
  }
}
