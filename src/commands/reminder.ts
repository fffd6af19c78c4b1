import { bangkokDate, weekOf } from '../clock.ts';
import type { BotCommand, Outcome } from '../conversation/bot-command.ts';
import { EXCUSES } from '../models/report-excuse.ts';
import { excuseReport, takeExcuseBack } from '../reminders/excuse-report.ts';
import { queueAgain } from '../reminders/queue-reminders.ts';
import { LAST_DAY } from '../reminders/reminder-times.ts';

/**
 * What a mentor answers to a reminder (domain.md §5.4): once more tomorrow, or why she cannot report this week, which ends the
 * reminders and reaches her officers. Arguments: `again`, `sick`, `moved`, `away` or `later`, and the week it is about.
 */
export const reminder: BotCommand = {
  name: 'reminder',
  allows: ({ roles }) => roles.includes('mentor'),
  meantFor: 'mentor',
  run: async ({ speaker, argument }) => {
    const [action, week] = argument.split(' ');
    const today = bangkokDate(speaker.at);
    if (week !== weekOf(today)) return end('over');
    const reason = EXCUSES.find((one) => one === action);
    if (reason) {
      await excuseReport(speaker, week, reason);
      return end(`excused.${reason}`);
    }
    if (action !== 'again') return end('over');
    if (today.dayOfWeek >= LAST_DAY.day) return end('no-tomorrow');
    // Tomorrow's last call comes anyway, and one more would only cost.
    if (today.dayOfWeek === LAST_DAY.day - 1) return end('last-day-comes');
    await takeExcuseBack(speaker.person, week);
    await queueAgain(speaker.person, speaker.at);
    return end('tomorrow');
  },
};

function end(key: string): Outcome {
  return { kind: 'end', says: [{ key, buttons: ['report', 'menu'] }] };
}
