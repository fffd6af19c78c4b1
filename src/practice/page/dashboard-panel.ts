import { element } from './element.ts';

/** Where an officer is chosen to look at the dashboard as; `userId`: this one first. */
export function dashboardAddress(userId?: string): string {
  return `/practice/dashboard${userId === undefined ? '' : `?as=${encodeURIComponent(userId)}`}`;
}

/** The way to the officers' dashboard, in a tab of its own. */
export function createDashboardPanel() {
  const link = element(
    'a',
    {
      class: 'plain-button',
      href: dashboardAddress(),
      target: '_blank',
      rel: 'noopener',
      'data-dashboard': true,
    },
    'แดชบอร์ด',
  );
  const node = element(
    'section',
    { class: 'panel-part dashboard-panel', 'aria-label': 'แดชบอร์ดเจ้าหน้าที่' },
    element('h3', {}, 'งานของเจ้าหน้าที่บนเว็บ'),
    link,
  );
  return { element: node };
}
