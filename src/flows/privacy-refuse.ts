import { decidedBefore } from '../access/decided-before.ts';
import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { PrivacyRequests } from '../models/privacy-request.ts';
import { settleRequest } from '../privacy/settle-request.ts';
import { ownWords } from './own-words-step.ts';

/** An officer of the province refuses a request about data, and says why. */
const flow = defineFlow<object>({
  name: 'privacy-refuse',
  version: 1,
  steps: {
    reason: ownWords,
  },
});

export const privacyRefuse = botFlow<object>({
  flow,
  passing: true,
  load: async ({ person }, { data }) => {
    if (!may(person, 'handle-privacy')) return null;
    return (await PrivacyRequests.exists({ _id: String(data['request']) })) ? {} : null;
  },
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const id = String(state.data['request']);
    const settled = await settleRequest(speaker, id, {
      status: 'refused',
      note: String(state.answers['reason']),
      noteMessage: state.sources?.['reason'],
    });
    const buttons = [commandButton('privacy-requests'), 'menu'];
    if (settled) return { kind: 'end', says: [{ key: 'refused', buttons }] };
    const by = (await PrivacyRequests.findById(id).lean())?.handledBy;
    return { kind: 'end', says: [{ ...(await decidedBefore(speaker, by)), buttons }] };
  },
});
