import { failure, ok, type ApiAnswer, type ApiCall, type ApiRoute } from './api-route.ts';
import { previewOf } from './contents.ts';
import type { Content } from './memory.ts';

/** What people have sent. Source: LINE, "Getting content". */
export const contentRoutes: readonly ApiRoute[] = [
  route('content', ({ bytes, mediaType }) => ok(bytes, { mediaType })),
  route('content/preview', async (content) =>
    content.kind === 'image' || content.kind === 'video'
      ? ok(await previewOf(content), { mediaType: 'image/jpeg' })
      : failure(400, 'The content can not be previewed'),
  ),
  {
    ...route('content/transcoding', ({ kind }) =>
      kind === 'video' || kind === 'audio'
        ? ok({ status: 'succeeded' })
        : failure(400, "Transcoding status doesn't support this type of content"),
    ),
    content: false,
  },
];

function route(what: string, give: (content: Content) => ApiAnswer | Promise<ApiAnswer>): ApiRoute {
  return {
    method: 'get',
    path: `/v2/bot/message/:messageId/${what}`,
    takes: 'nothing',
    content: true,
    async answer({ memory, params: { messageId = '' } }: ApiCall) {
      if (memory.unsent.has(messageId)) return failure(410, 'The content is gone');
      const content = memory.contents.get(messageId);
      if (!content) return failure(404, 'not found');
      return { ...(await give(content)), userId: content.userId };
    },
  };
}
