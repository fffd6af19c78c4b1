import { may, type Deed } from '../../../access/rights.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';
import { adviceSection } from './advice.ts';
import { applicationsSection } from './applications.ts';
import { privacySection } from './privacy.ts';
import type { Section } from './section.ts';
import { stagesSection } from './stages.ts';
import { storiesSection } from './stories.ts';

/** What can wait for a decision, and whose it is; in the order of the page. */
const SECTIONS: readonly (readonly [Deed, (visit: Visit) => Promise<Section>])[] = [
  ['approve-application', applicationsSection],
  ['decide-stage', stagesSection],
  ['approve-story', storiesSection],
  ['approve-advice', adviceSection],
  ['handle-privacy', privacySection],
];

/**
 * Everything that waits for an officer's decision, the oldest first, each with what she needs to decide right beside the
 * buttons; and what was decided in the last 30 days. What is not hers to decide is not there.
 */
export const approvalsPage: DashboardPage = {
  name: 'approvals',
  path: '/approvals',
  deed: 'approve-application',
  listed: true,
  show: async (visit) => {
    const hers = SECTIONS.filter(([deed]) => may(visit.person, deed));
    return { sections: await Promise.all(hers.map(([, load]) => load(visit))) };
  },
};
