import { decidedBefore } from '../access/decided-before.ts';
import { may } from '../access/rights.ts';
import { adviceDecidedBy, returnAdvice } from '../advice/decide-advice.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { ownWords } from './own-words-step.ts';

/** An officer does not approve a text of advice, and says why. Begun with `{ advice, sent }`, the event it was sent in. */
const flow = defineFlow<object>({
  name: 'return-advice',
  version: 1,
  steps: {
    reason: ownWords,
  },
});

export const returnAdviceFlow = botFlow<object>({
  flow,
  passing: true,
  load: async ({ person }) => (may(person, 'approve-advice') ? {} : null),
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const { advice, sent } = state.data;
    const reason = String(state.answers['reason']);
    const message = state.sources?.['reason'];
    const decided = await returnAdvice(speaker, String(advice), String(sent), { reason, message });
    const buttons = [commandButton('advice-approvals'), 'menu'];
    if (decided === 'handled') {
      const said = await decidedBefore(speaker, await adviceDecidedBy(String(advice)));
      return { kind: 'end', says: [{ ...said, buttons }] };
    }
    return { kind: 'end', says: [{ key: decided === 'done' ? 'returned' : 'own', buttons }] };
  },
});
