import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import { Households, type Household } from '../models/household.ts';
import { Reports, type Report } from '../models/report.ts';
import { showDate } from '../messages/show-date.ts';
import { bangkokDate } from '../clock.ts';
import { reportId } from './mentored.ts';

interface AgainContext {
  household: Household;
  report: Report;
}

/** The household has its report of this week: change it, or tell more (domain.md §5.3, "Duplicate in same week"). */
const flow = defineFlow<AgainContext>({
  name: 'report-again',
  version: 1,
  steps: { again: { kind: 'choice', options: () => ['amend', 'add', 'leave'], required: true } },
});

export const reportAgain = botFlow<AgainContext>({
  flow,
  load: async (_speaker, { data }) => {
    const [household, report] = await Promise.all([
      Households.findById(data['household']).lean(),
      Reports.findById(reportId(String(data['household']), String(data['week']))).lean(),
    ]);
    return household && report ? { household, report } : null;
  },
  words: ({ household, report }, language) => ({
    household: household.name,
    sentOn: showDate(bangkokDate(report.submittedAt), language),
  }),
  done: async ({ state, context, drafts }: Passage<AgainContext>): Promise<Ending> => {
    const { household, week } = state.data;
    if (state.answers['again'] === 'leave' || household === undefined || week === undefined) {
      return { kind: 'end', says: [{ key: 'left', buttons: ['report', 'menu'] }] };
    }
    const mode = String(state.answers['again']);
    // Answers she had already given when the other report came in are not asked for again.
    const given = drafts.find(({ id }) => id === state.data['draft']);
    const data: Answers = { household, week, mode, ...(given && { draft: given.id }) };
    const { report } = context;
    const mine = given && {
      answers: given.answers,
      photos: given.photos ?? [],
      sources: given.sources ?? {},
    };
    if (mode === 'add') return { kind: 'start', flow: 'weekly-report', data, ...mine };
    return {
      kind: 'start',
      flow: 'weekly-report',
      data,
      ...(mine ?? {
        answers: report.answers,
        photos: report.photos.map((id) => ({ id })),
        sources: report.sources,
      }),
    };
  },
});
