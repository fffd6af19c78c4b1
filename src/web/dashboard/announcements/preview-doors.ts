import type { PageDoor } from '../page.ts';
import { countedDraft, Draft } from './draft.ts';
import { listAnnouncements } from './list-announcements.ts';

/** `POST /announcements/preview`: whom what stands in the form reaches, what it costs and how it reads, for a script. */
export const previewDoor: PageDoor = {
  method: 'post',
  path: '/announcements/preview',
  limit: 'previews',
  answer: async (visit, { fields }) => {
    const parsed = Draft.safeParse(fields);
    const drawn = parsed.success && (await countedDraft(visit, parsed.data));
    if (!drawn) return null;
    const { people, cost, when, problem, preview } = drawn.counted;
    return {
      json: { texts: { people, cost, when, problem, preview } },
      ...(problem !== '' && { status: 422 }),
    };
  },
};

/** `POST /announcements` shows the page with what was typed, counted, and the button that sends it. */
export const countDoor: PageDoor = {
  method: 'post',
  path: '/announcements',
  limit: 'forms',
  answer: async (visit, { query, fields }) => {
    const parsed = Draft.safeParse(fields);
    const drawn = parsed.success && (await countedDraft(visit, parsed.data));
    if (!drawn) return null;
    return { page: { ...drawn, ...(await listAnnouncements(visit, query)) } };
  },
};
