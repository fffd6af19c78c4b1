import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { changeDraft } from '../digest/draft-digest.ts';
import { healthHint } from '../digest/health-hint.ts';
import { LEAD } from './lead-step.ts';

/** An officer of the province writes the first words of the digest herself. Begun with `{ week }`. */
const flow = defineFlow<object>({
  name: 'digest-lead',
  version: 1,
  steps: {
    lead: { ...LEAD, choices: () => ['usual'] },
  },
});

export const digestLead = botFlow<object>({
  flow,
  passing: true,
  load: ({ person }) => Promise.resolve(may(person, 'send-digest') ? {} : null),
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const { person, event, at } = speaker;
    const { lead } = state.answers;
    // She has taken the message back that brought it.
    if (typeof lead !== 'string') return { kind: 'return', step: 'lead', says: [] };
    const week = String(state.data['week']);
    const by = { by: person.ref, event, at };
    const own = lead === 'usual' ? {} : { lead, message: state.sources?.['lead'] };
    const isDone = await changeDraft(week, by, { kind: 'lead', ...own });
    const buttons = [commandButton('digest', week), 'menu'];
    if (!isDone) return { kind: 'end', says: [{ key: 'too-late', buttons }] };
    return { kind: 'end', says: [...healthHint([lead]), { key: 'changed', buttons }] };
  },
});
