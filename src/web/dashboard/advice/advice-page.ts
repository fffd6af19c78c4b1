import { answersTo } from '../../../advice/answers-to.ts';
import { adviceEntries, type AdviceEntry } from '../../../advice/entries.ts';
import { monthsLine, stagesLine } from '../../../advice/show-advice.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { dimensionName } from '../../../dimensions.ts';
import { say as words } from '../../../messages/words.ts';
import { STAGES } from '../../../models/household.ts';
import { dimensions } from '../../../province/current.ts';
import { arrange, listLinks, readList, type ListForm } from '../list.ts';
import type { DashboardPage } from '../page.ts';
import { ADVICE_STATES, statesLine, statesOf, type AdviceState } from './advice-states.ts';

/** Every piece of advice there is: whom it is for, how it stands, and what households said to it. */
export const advicePage: DashboardPage = {
  name: 'advice',
  path: '/advice',
  deed: 'edit-advice',
  listed: true,
  show: async ({ language }, { query }) => {
    const word = (key: string): string => words(language, 'dashboard-advice', `page.${key}`);
    const all = await adviceEntries();
    const ids = [
      ...new Set([
        ...dimensions().map(({ id }) => id),
        ...all.map(({ content: { dimension } }) => dimension),
      ]),
    ];
    const dimension = ids.find((id) => id === query['dimension']);
    const state = ADVICE_STATES.find((one) => one === query['state']);
    const form = formOf(ids, language);
    const found = all.filter((entry) => fits(entry, dimension, state));
    const list = arrange(found, readList(query, form), form);
    return {
      filters: [
        {
          name: 'dimension',
          label: word('dimension'),
          chosen: dimension ?? '',
          options: [
            option('', word('all-dimensions')),
            ...ids.map((id) => option(id, dimensionName(id, language))),
          ],
        },
        {
          name: 'state',
          label: word('state'),
          chosen: state ?? '',
          options: [
            option('', word('all-states')),
            ...ADVICE_STATES.map((one) => option(one, word(`states.${one}`))),
          ],
        },
      ],
      list,
      links: listLinks('/dashboard/advice', query, list),
      rows: await Promise.all(list.rows.map((entry) => rowOf(entry, language))),
    };
  },
};

function option(value: string, name: string) {
  return { value, name };
}

function fits(entry: AdviceEntry, dimension: string | undefined, state: AdviceState | undefined): boolean {
  return (
    (dimension === undefined || entry.content.dimension === dimension) &&
    (state === undefined || statesOf(entry).includes(state))
  );
}

/** In the order of the dimensions, unless she asks for another. */
function formOf(ids: readonly string[], language: Language): ListForm<AdviceEntry> {
  return {
    columns: {
      dimension: ({ content }) => ids.indexOf(content.dimension),
      title: ({ content }) => content.title,
      stages: ({ content }) => STAGES.findIndex((stage) => content.stages.includes(stage)),
      months: ({ content }) => content.months?.[0] ?? 0,
      state: (entry) => statesLine(entry, language),
    },
    searched: ({ id, content, waiting }) => [id, content.title, content.body, waiting?.title, waiting?.body],
  };
}

async function rowOf(entry: AdviceEntry, language: Language) {
  const { id, content } = entry;
  return {
    id,
    title: content.title,
    dimension: dimensionName(content.dimension, language),
    stages: stagesLine(content, language),
    months: monthsLine(content, language),
    state: statesLine(entry, language),
    isRetired: entry.retired,
    ...(await answersTo(id)),
  };
}
