import type { DashboardPage } from '../page.ts';
import { listAnnouncements } from './list-announcements.ts';
import { emptyDraft } from './draft.ts';
import { countDoor, previewDoor } from './preview-doors.ts';

/** What officers tell the people of their area: a new announcement, counted and shown before it goes, and those of the past. */
export const announcementsPage: DashboardPage = {
  name: 'announcements',
  path: '/announcements',
  deed: 'announce',
  listed: true,
  scripts: ['live-preview.ts'],
  doors: [previewDoor, countDoor],
  show: async (visit, { query }) => ({
    ...(await emptyDraft(visit)),
    ...(await listAnnouncements(visit, query)),
  }),
};
