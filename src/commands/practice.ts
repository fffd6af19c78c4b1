import type { BotCommand } from '../conversation/bot-command.ts';
import { practiceReport } from '../flows/weekly-report/practice.ts';
import { afterWords } from '../readers/command-words.ts';

const WORDS = ['ลองรายงาน', 'ฝึกรายงาน', 'ทดลองรายงาน', 'practice', 'try a report'];

/** A report on an invented household, to learn how it goes. */
export const practice: BotCommand = {
  name: 'practice',
  allows: ({ roles }) => roles.includes('mentor'),
  meantFor: 'mentor',
  read: (text) => (afterWords(WORDS, text) === '' ? '' : null),
  run: async ({ speaker }) => ({ kind: 'start', ...practiceReport(speaker) }),
};
