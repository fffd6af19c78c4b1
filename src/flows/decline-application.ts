import { decline } from '../applications/decide.ts';
import { mayDecide } from '../applications/may-decide.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { Applications, type Application } from '../models/application.ts';
import { ownWords } from './own-words-step.ts';

/** Whoever decides says why an application is not agreed to. Begun with `{ application }`. */
const flow = defineFlow<Application>({
  name: 'decline-application',
  version: 1,
  steps: {
    reason: ownWords,
  },
});

export const declineApplication = botFlow<Application>({
  flow,
  passing: true,
  load: async ({ person }, { data }) => {
    const found = await Applications.findById(String(data['application'])).lean();
    return found && (await mayDecide(person, found)) ? found : null;
  },
  words: ({ name }) => ({ name }),
  done: async ({ speaker, state, context }: Passage<Application>): Promise<Ending> => {
    const reason = String(state.answers['reason']);
    const decided = await decline(speaker, context, { reason, message: state.sources?.['reason'] });
    const by = decided.kind === 'late' ? decided.by : undefined;
    const key = decided.kind === 'decided' ? 'declined' : by === undefined ? 'late' : 'late-by';
    return {
      kind: 'end',
      says: [{ key, values: { name: by ?? context.name }, buttons: [commandButton('applications'), 'menu'] }],
    };
  },
});
