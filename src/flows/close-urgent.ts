import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { agencyNamed, allAgencies } from '../help/agencies.ts';
import { workUrgentCase } from '../help/work-urgent-case.ts';
import { UNSETTLED, UrgentCases } from '../models/urgent-case.ts';
import { ownWordsOrNone } from './own-words-step.ts';

interface CloseContext {
  /** It is passed on to an agency; otherwise it has been helped with. */
  refers: boolean;
}

/**
 * An officer says what was done about an urgent case, or to which agency it goes, with a note for whoever takes it over
 * (domain.md R26). Begun with `{ case: ref, status: 'helped' | 'referred' }`.
 */
const flow = defineFlow<CloseContext>({
  name: 'close-urgent',
  // 2: an answer is an agency, and no longer the dimension it leads.
  version: 2,
  steps: {
    agency: {
      kind: 'choice',
      options: () => [...allAgencies().map(({ id }) => id), 'elsewhere'],
      when: (_, { refers }) => refers,
      required: true,
    },
    note: ownWordsOrNone,
  },
});

export const closeUrgent = botFlow<CloseContext>({
  flow,
  passing: true,
  load: async ({ person }, { data }) => {
    const found = await UrgentCases.findOne({ ref: String(data['case']) }).lean();
    return found && may(person, 'handle-urgent', found) ? { refers: data['status'] === 'referred' } : null;
  },
  words: () => ({}),
  label: (question, option) => (question === 'agency' ? agencyNamed(option)?.short : undefined),
  done: async ({ speaker, state, context }: Passage<CloseContext>): Promise<Ending> => {
    const { answers, sources } = state;
    const agency = agencyNamed(answers['agency'])?.th;
    const note = typeof answers['note'] === 'string' ? answers['note'] : undefined;
    const notes = [context.refers ? agency : undefined, note].filter((part) => part !== undefined);
    const moved = await workUrgentCase(speaker, {
      ref: String(state.data['case']),
      from: UNSETTLED,
      to: context.refers ? 'referred' : 'helped',
      ...(notes.length > 0 && { note: notes.join(' · ') }),
      noteMessage: sources?.['note'],
    });
    const key = moved.kind !== 'moved' ? 'handled' : context.refers ? 'referred' : 'helped';
    return { kind: 'end', says: [{ key, buttons: [commandButton('urgent'), 'menu'] }] };
  },
});
