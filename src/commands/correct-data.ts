import type { BotCommand } from '../conversation/bot-command.ts';
import { correctData as flow } from '../flows/correct-data.ts';
import { afterWords } from '../readers/command-words.ts';

const WORDS = ['แก้ข้อมูล', 'แก้ไขข้อมูล', 'แก้ข้อมูลของฉัน', 'แก้ไขข้อมูลของฉัน', 'correct data', 'correct my data'];

/** Lets a person say what is wrong about her data. */
export const correctData: BotCommand = {
  name: 'correct-data',
  allows: () => true,
  meantFor: 'member',
  read: (text) => (afterWords(WORDS, text) === '' ? '' : null),
  run: async () => ({ kind: 'start', flow: flow.flow.name, data: {} }),
};
