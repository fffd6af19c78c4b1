import { bangkokDate, weekOf } from '../clock.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import type { ConversationState, Say } from '../conversation/state.ts';
import { People, REMINDER_TIMES, type ReminderTime } from '../models/person.ts';
import { mentoredBy } from './mentored.ts';
import { practiceReport } from './weekly-report/practice.ts';

/** A new mentor chooses when she is reminded, and may try a report that is not kept (domain.md §5.1, 5 and 6). */
const flow = defineFlow<object>({
  name: 'mentor-welcome',
  version: 1,
  steps: {
    reminder: { kind: 'choice', options: () => REMINDER_TIMES },
    practice: {
      kind: 'choice',
      options: () => ['try', 'skip-it'],
      says: { yes: 'try', no: 'skip-it' },
    },
  },
});

export const mentorWelcome = botFlow<object>({
  flow,
  passing: true,
  load: async () => ({}),
  words: () => ({}),
  record: keepReminder,
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    if (state.answers['practice'] === 'try') return { kind: 'start', ...practiceReport(speaker) };
    const mentored = await mentoredBy(speaker.person._id, weekOf(bangkokDate(speaker.at)));
    const left = mentored.filter(({ reported }) => !reported).length;
    const key = mentored.length > 0 ? 'joined' : 'joined-unpaired';
    const buttons = mentored.length > 0 ? ['report', 'menu'] : ['menu'];
    return { kind: 'end', says: [{ key, values: { left }, buttons }] };
  },
});

/** The evening counts from the answer on, whether or not she goes on. */
async function keepReminder(
  before: ConversationState,
  { speaker, state }: Passage<object>,
): Promise<readonly Say[]> {
  const reminder = state.answers['reminder'];
  if (typeof reminder === 'string' && reminder !== before.answers['reminder'])
    await People.updateOne({ _id: speaker.person._id }, { $set: { reminder: reminder as ReminderTime } });
  return [];
}
