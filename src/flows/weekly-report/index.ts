import { bangkokDate, weekOf } from '../../clock.ts';
import { aidMenu } from '../../province/current.ts';
import { dimensionName } from '../../dimensions.ts';
import { botFlow } from '../../conversation/bot-flow.ts';
import { warnOfClosedWeek } from './closed-week.ts';
import { loadReportContext, type LoadedReportContext } from './context.ts';
import { heedWithdrawal } from './heed-withdrawal.ts';
import { showDate } from '../../messages/show-date.ts';
import { weeklyReport } from './questions.ts';
import { submitReport } from './submit.ts';
import { recordUrgentNeed } from './urgent.ts';

/** A mentor's weekly report: its questions, what they depend on, and what becomes of the answers. */
export const weeklyReportFlow = botFlow<LoadedReportContext>({
  flow: weeklyReport,
  load: (speaker, { data }) => loadReportContext(speaker, data),
  words: ({ household, today }, language, item) => ({
    household: household.name,
    today: showDate(Temporal.PlainDate.from(today), language),
    ...(item !== undefined && { dimension: dimensionName(item, language) }),
  }),
  label: (question, option, { today }, language) => {
    if (question === 'aidDimension' && option !== 'not-yet') return dimensionName(option, language);
    if (question === 'aid') return aidMenu().find(({ id }) => id === option)?.[language];
    if (question !== 'metOn' || !/^\d{4}-/u.test(option)) return undefined;
    const days = Temporal.PlainDate.from(option).until(today).days;
    return [
      { th: 'วันนี้', en: 'Today' },
      { th: 'เมื่อวาน', en: 'Yesterday' },
    ][days]?.[language];
  },
  // Begun anew, a report is of the week it is begun in; a correction stays with its report.
  anew: ({ at }, data) => (data['mode'] === 'new' ? { ...data, week: weekOf(bangkokDate(at)) } : data),
  record: async (before, passage) => [
    ...(await recordUrgentNeed(before, passage)),
    ...warnOfClosedWeek(before, passage),
  ],
  done: async (passage) => {
    const ending = await submitReport(passage);
    await heedWithdrawal(passage.state);
    return ending;
  },
});
