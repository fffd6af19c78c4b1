import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { agencyNamed, allAgencies } from '../help/agencies.ts';
import { workRequest } from '../help/work-request.ts';
import { HelpRequests } from '../models/help-request.ts';
import { ownWords, ownWordsOrNone } from './own-words-step.ts';

interface CloseContext {
  /** It is passed on to an agency; otherwise it cannot be done. */
  refers: boolean;
}

/**
 * An officer passes a help request on to an agency with a note (domain.md R26), or says why it cannot be done. Begun with
 * `{ request: ref, deed: 'refer' | 'decline' }`.
 */
const flow = defineFlow<CloseContext>({
  name: 'close-request',
  // 2: an answer is an agency, and no longer the dimension it leads.
  version: 2,
  steps: {
    agency: {
      kind: 'choice',
      options: () => [...allAgencies().map(({ id }) => id), 'elsewhere'],
      when: (_, { refers }) => refers,
      required: true,
    },
    note: { ...ownWordsOrNone, when: (_, { refers }) => refers },
    reason: { ...ownWords, when: (_, { refers }) => !refers },
  },
});

export const closeRequest = botFlow<CloseContext>({
  flow,
  passing: true,
  load: async ({ person }, { data }) => {
    const found = await HelpRequests.findOne({ ref: String(data['request']) }).lean();
    return found && may(person, 'handle-request', found) ? { refers: data['deed'] === 'refer' } : null;
  },
  words: () => ({}),
  label: (question, option) => (question === 'agency' ? agencyNamed(option)?.short : undefined),
  done: async ({ speaker, state, context: { refers } }: Passage<CloseContext>): Promise<Ending> => {
    const { answers, sources } = state;
    const ref = String(state.data['request']);
    const agency = agencyNamed(answers['agency'])?.th;
    const said = [refers ? agency : undefined, answers['note'], answers['reason']].filter(
      (part) => typeof part === 'string',
    );
    const moved = await workRequest(speaker, {
      ref,
      from: ['requested', 'accepted'],
      to: refers ? 'accepted' : 'declined',
      ...(said.length > 0 && { note: said.join(' · ') }),
      noteMessage: sources?.[refers ? 'note' : 'reason'],
    });
    if (moved.kind === 'moved' && agency !== undefined)
      await HelpRequests.updateOne({ ref }, { $set: { agency } });
    const key = moved.kind !== 'moved' ? 'handled' : refers ? 'referred' : 'declined';
    return { kind: 'end', says: [{ key, buttons: [commandButton('requests'), 'menu'] }] };
  },
});
