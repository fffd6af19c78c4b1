import { logReadings } from '../../../access/log-reading.ts';
import { candidates } from '../../../stories/candidates.ts';
import { candidateItem } from '../../../stories/list-items.ts';
import type { DashboardPage } from '../page.ts';

/** Reports shown on one page: the latest, and of these those with the most photos. */
const MOST = 50;

/** The reports of this week and the last of which a story may be written, with what each told. */
export const newStoryPage: DashboardPage = {
  name: 'new-story',
  path: '/stories/new',
  deed: 'draft-story',
  show: async ({ scope, at, language, speaker }) => {
    const found = await candidates(scope, at);
    const shown = found.slice(0, MOST);
    await logReadings(
      speaker,
      shown.map(({ household }) => household._id),
      'draft-story',
    );
    return {
      more: found.length - shown.length,
      candidates: shown.map((one) => {
        const { title = '', lines = [] } = candidateItem(one, language);
        return { report: one.report._id, title, lines: lines.filter((line) => line !== '') };
      }),
    };
  },
};
