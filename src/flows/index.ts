import { bangkokDate, weekOf } from '../clock.ts';
import type { Doors } from '../conversation/bot-flow.ts';
import { joinConfirm } from './join-confirm.ts';
import { join } from './join.ts';
import { mentoredBy } from './mentored.ts';
import { reportAgain } from './report-again.ts';
import { reportStart } from './report-start.ts';
import { weeklyReportFlow } from './weekly-report/index.ts';

/** Every conversation the bot can lead. */
export const flows = [join, joinConfirm, reportStart, reportAgain, weeklyReportFlow] as const;

/** What is begun when nothing is open. */
export const doors: Doors = {
  stranger: { flow: join.flow.name, data: {} },
  report: async ({ person, at }) => {
    const [next] = await mentoredBy(person._id, weekOf(bangkokDate(at)));
    return { flow: reportStart.flow.name, data: { household: next?.household._id ?? null } };
  },
  choose: { flow: reportStart.flow.name, data: { choosing: true } },
  reporting: weeklyReportFlow.flow.name,
};
