import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import { Households, type Household } from '../models/household.ts';
import { reportId, Reports, type Report } from '../models/report.ts';
import { showDate } from '../messages/show-date.ts';
import { bangkokDate } from '../clock.ts';

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
  passing: true,
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
    // Answers she had already given when the other report came in are not asked for again.
    const given = drafts.find(({ id }) => id === state.data['draft']);
    const mode = state.answers['again'];
    if (mode === 'leave' || household === undefined || week === undefined) {
      return {
        kind: 'end',
        says: [{ key: 'left', buttons: ['report', 'menu'] }],
        ...(given && { cancels: given.id }),
      };
    }
    const { report } = context;
    const data: Answers = { household, week, mode: String(mode), author: report.mentor };
    const start = { kind: 'start', flow: 'weekly-report', data } as const;
    if (given) {
      const { answers, photos = [], sources = {}, unchanged = [] } = given;
      return { ...start, answers, photos, sources, unchanged, settles: given.id };
    }
    if (mode === 'add') return start;
    const { answers, photos, sources, unchanged } = report;
    return { ...start, answers, photos: photos.map((id) => ({ id })), sources, unchanged };
  },
});
