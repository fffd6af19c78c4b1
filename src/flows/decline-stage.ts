import { decidedBefore } from '../access/decided-before.ts';
import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { Households } from '../models/household.ts';
import { stageDecidedBy } from '../stages/decided-by.ts';
import { declineStage } from '../stages/decline-stage.ts';
import { ownWords } from './own-words-step.ts';

/** An officer does not agree to a proposed stage, and says why. Begun with `{ household, proposal: milliseconds }`. */
const flow = defineFlow<object>({
  name: 'decline-stage',
  version: 1,
  steps: {
    reason: ownWords,
  },
});

export const declineStageFlow = botFlow<object>({
  flow,
  passing: true,
  load: async ({ person }, { data }) => {
    const household = await Households.findById(String(data['household'])).lean();
    return household && may(person, 'decide-stage', household) ? {} : null;
  },
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const { household, proposal } = state.data;
    const reason = String(state.answers['reason']);
    const message = state.sources?.['reason'];
    const made = new Date(Number(proposal));
    const declined = await declineStage(speaker, String(household), made, { reason, message });
    const buttons = [commandButton('stages'), 'menu'];
    if (declined) return { kind: 'end', says: [{ key: 'declined', buttons }] };
    const now = await Households.findById(String(household)).lean();
    const by = now ? stageDecidedBy(now, Number(proposal)) : undefined;
    return { kind: 'end', says: [{ ...(await decidedBefore(speaker, by)), buttons }] };
  },
});
