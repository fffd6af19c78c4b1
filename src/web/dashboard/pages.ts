import { advicePage } from './advice/advice-page.ts';
import { advicePiecePage } from './advice/advice-piece-page.ts';
import { announcementsPage } from './announcements/announcements-page.ts';
import { approvalsPage } from './approvals/approvals-page.ts';
import { deliveryPage } from './delivery/delivery-page.ts';
import { digestPage, digestWeekPage } from './digest/digest-page.ts';
import { exportsPage } from './exports/exports-page.ts';
import { glancePage } from './glance/glance-page.ts';
import { householdPage } from './household/household-page.ts';
import { householdsPage } from './households/households-page.ts';
import { importCheckPage } from './import/import-check-page.ts';
import { importPage } from './import/import-page.ts';
import { mentorPage } from './mentors/mentor-page.ts';
import { mentorsPage } from './mentors/mentors-page.ts';
import type { DashboardPage } from './page.ts';
import { listPage } from './programme/list-page.ts';
import { programmePage } from './programme/programme-page.ts';
import { requestsPage } from './cases/requests-page.ts';
import { newStoryPage } from './stories/new-story-page.ts';
import { storiesPage } from './stories/stories-page.ts';
import { storyPage } from './stories/story-page.ts';
import { urgentPage } from './cases/urgent-page.ts';

/** Every page of the dashboard, in the order of the list that stands on each. */
export const pages: readonly DashboardPage[] = [
  glancePage,
  urgentPage,
  requestsPage,
  approvalsPage,
  householdsPage,
  householdPage,
  mentorsPage,
  mentorPage,
  storiesPage,
  newStoryPage,
  storyPage,
  advicePage,
  advicePiecePage,
  digestPage,
  digestWeekPage,
  announcementsPage,
  exportsPage,
  programmePage,
  listPage,
  importPage,
  importCheckPage,
  deliveryPage,
];
