import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words } from '../../../messages/words.ts';
import { ProvinceLists } from '../../../models/province-list.ts';
import { storedList } from '../../../province/change-list.ts';
import type { DashboardPage } from '../page.ts';
import { LIST_FORMS, LIST_NAMES } from './list-form.ts';
import { namesOf } from './list-history.ts';

/** The lists that the province may change without a programmer, each with who changed it last. */
export const programmePage: DashboardPage = {
  name: 'programme',
  path: '/programme',
  deed: 'edit-programme',
  listed: true,
  show: async ({ language }) => {
    const changed = await ProvinceLists.find().select({ items: 0, change: 0 }).lean();
    const who = await namesOf(
      changed.map(({ changedBy }) => changedBy),
      language,
    );
    return {
      lists: await Promise.all(
        LIST_NAMES.map(async (list) => {
          const last = changed.find(({ _id }) => _id === list);
          const { items } = await storedList(list);
          return {
            list,
            name: words(language, 'dashboard-programme-list', `page.lists.${list}.name`),
            about: words(language, 'dashboard-programme-list', `page.lists.${list}.about`),
            count: LIST_FORMS[list].single ? '' : showNumber((items as unknown[]).length),
            last: last ? { who: who(last.changedBy), at: showDayAndTime(last.changedAt, language) } : null,
          };
        }),
      ),
    };
  },
};
