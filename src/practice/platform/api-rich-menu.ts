import sharp from 'sharp';
import { z } from 'zod';
import { badRequest, failure, ok, type ApiAnswer, type ApiCall, type ApiRoute } from './api-route.ts';
import { pictureType } from './contents.ts';
import { newToken } from './ids.ts';
import { complaints } from './limits/complaint.ts';
import { richMenu } from './limits/rich-menu.ts';
import { list } from './limits/text.ts';
import type { PracticeRichMenu } from './memory.ts';

const PICTURE_BYTES = 1024 * 1024;
const MENUS = 1000;
const NOT_FOUND = failure(404, 'Not found');
const userIds = list(z.string(), 1, 500);
const linkBody = z.strictObject({ richMenuId: z.string(), userIds });
const unlinkBody = z.strictObject({ userIds });

const nothing = 'nothing' as const;
const json = 'json' as const;

/**
 * Rich menus, kept in memory so that they can be deployed in practice and seen below the chats. The order matters: `list`
 * must not be taken for an id, nor `all` for a person.
 */
export const richMenuRoutes: readonly ApiRoute[] = [
  { method: 'post', path: '/v2/bot/richmenu', takes: json, answer: create },
  { method: 'post', path: '/v2/bot/richmenu/validate', takes: json, answer: validate },
  { method: 'get', path: '/v2/bot/richmenu/list', takes: nothing, answer: listMenus },
  { method: 'post', path: '/v2/bot/richmenu/bulk/link', takes: json, answer: linkMany },
  { method: 'post', path: '/v2/bot/richmenu/bulk/unlink', takes: json, answer: unlinkMany },
  {
    method: 'get',
    path: '/v2/bot/richmenu/:richMenuId',
    takes: nothing,
    answer: onMenu((menu, _, richMenuId) => ok({ richMenuId, ...menu.definition })),
  },
  { method: 'delete', path: '/v2/bot/richmenu/:richMenuId', takes: nothing, answer: onMenu(remove) },
  {
    method: 'post',
    path: '/v2/bot/richmenu/:richMenuId/content',
    takes: 'picture',
    answer: onMenu(setPicture),
  },
  {
    method: 'get',
    path: '/v2/bot/richmenu/:richMenuId/content',
    takes: nothing,
    answer: onMenu(({ picture }) =>
      picture ? ok(picture.bytes, { mediaType: picture.mediaType }) : NOT_FOUND,
    ),
  },
  {
    method: 'post',
    path: '/v2/bot/user/all/richmenu/:richMenuId',
    takes: nothing,
    answer: onMenu(
      withPicture(({ memory }, richMenuId) => {
        memory.defaultRichMenuId = richMenuId;
        return ok();
      }),
    ),
  },
  {
    method: 'get',
    path: '/v2/bot/user/all/richmenu',
    takes: nothing,
    answer: ({ memory: { defaultRichMenuId } }) =>
      defaultRichMenuId === null
        ? failure(404, 'no default richmenu')
        : ok({ richMenuId: defaultRichMenuId }),
  },
  {
    method: 'delete',
    path: '/v2/bot/user/all/richmenu',
    takes: nothing,
    answer({ memory }) {
      memory.defaultRichMenuId = null;
      return ok();
    },
  },
  {
    method: 'post',
    path: '/v2/bot/user/:userId/richmenu/:richMenuId',
    takes: nothing,
    answer: onMenu(
      withPicture(({ memory, params: { userId = '' } }, richMenuId) => {
        if (!memory.members.has(userId)) return NOT_FOUND;
        memory.linkedRichMenus.set(userId, richMenuId);
        return ok({}, { userId });
      }),
    ),
  },
  {
    method: 'get',
    path: '/v2/bot/user/:userId/richmenu',
    takes: nothing,
    answer({ memory, params: { userId = '' } }) {
      const richMenuId = memory.linkedRichMenus.get(userId);
      return richMenuId === undefined
        ? failure(404, 'the user has no richmenu')
        : ok({ richMenuId }, { userId });
    },
  },
  {
    method: 'delete',
    path: '/v2/bot/user/:userId/richmenu',
    takes: nothing,
    answer({ memory, params: { userId = '' } }) {
      memory.linkedRichMenus.delete(userId);
      return ok({}, { userId });
    },
  },
];

function validate({ body }: ApiCall): ApiAnswer {
  const wrong = complaints(richMenu, body);
  return wrong.length > 0 ? badRequest(wrong) : ok();
}

function create(call: ApiCall): ApiAnswer {
  const checked = validate(call);
  if (checked.status !== 200) return checked;
  const { richMenus } = call.memory;
  if (richMenus.size >= MENUS) return failure(400, `At most ${MENUS} rich menus can be kept`);
  const richMenuId = `richmenu-${newToken()}`;
  richMenus.set(richMenuId, { definition: call.body as Record<string, unknown>, picture: null });
  return ok({ richMenuId });
}

function listMenus({ memory }: ApiCall): ApiAnswer {
  const richmenus = [...memory.richMenus].map(([richMenuId, { definition }]) => ({
    richMenuId,
    ...definition,
  }));
  return ok({ richmenus });
}

function remove(_menu: PracticeRichMenu, { memory }: ApiCall, richMenuId: string): ApiAnswer {
  memory.richMenus.delete(richMenuId);
  if (memory.defaultRichMenuId === richMenuId) memory.defaultRichMenuId = null;
  for (const [userId, linked] of memory.linkedRichMenus) {
    if (linked === richMenuId) memory.linkedRichMenus.delete(userId);
  }
  return ok();
}

/** Source: LINE, "Upload rich menu image": JPEG or PNG, at most 1 MB, and never a second one. */
async function setPicture(menu: PracticeRichMenu, { body }: ApiCall): Promise<ApiAnswer> {
  if (menu.picture) return failure(400, 'An image has already been uploaded to the richmenu');
  const bytes = body as Buffer;
  const mediaType = pictureType(bytes);
  const size = await sharp(bytes)
    .metadata()
    .catch(() => null);
  const { width = 0, height = 0 } = size ?? {};
  const fits = width >= 800 && width <= 2500 && height >= 250 && width / height >= 1.45;
  if (mediaType === null || !fits || bytes.length > PICTURE_BYTES) {
    return failure(400, 'The image size is not allowed for richmenu');
  }
  menu.picture = { bytes, mediaType };
  return ok();
}

function linkMany({ memory, body }: ApiCall): ApiAnswer {
  const wrong = complaints(linkBody, body);
  if (wrong.length > 0) return badRequest(wrong);
  const link = linkBody.parse(body);
  if (!memory.richMenus.has(link.richMenuId)) return NOT_FOUND;
  for (const userId of link.userIds) {
    if (memory.members.has(userId)) memory.linkedRichMenus.set(userId, link.richMenuId);
  }
  return { status: 202, body: {} };
}

function unlinkMany({ memory, body }: ApiCall): ApiAnswer {
  const wrong = complaints(unlinkBody, body);
  if (wrong.length > 0) return badRequest(wrong);
  for (const userId of unlinkBody.parse(body).userIds) memory.linkedRichMenus.delete(userId);
  return { status: 202, body: {} };
}

function onMenu(
  answer: (menu: PracticeRichMenu, call: ApiCall, richMenuId: string) => ApiAnswer | Promise<ApiAnswer>,
) {
  return (call: ApiCall) => {
    const { richMenuId = '' } = call.params;
    const menu = call.memory.richMenus.get(richMenuId);
    return menu ? answer(menu, call, richMenuId) : NOT_FOUND;
  };
}

function withPicture(answer: (call: ApiCall, richMenuId: string) => ApiAnswer) {
  return ({ picture }: PracticeRichMenu, call: ApiCall, richMenuId: string) =>
    picture
      ? answer(call, richMenuId)
      : failure(400, 'must upload richmenu image before applying it to user');
}
