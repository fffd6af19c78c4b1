import { may } from '../access/rights.ts';
import { approve } from '../applications/decide.ts';
import { mayDecide } from '../applications/may-decide.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { Applications, type Application } from '../models/application.ts';
import { Households } from '../models/household.ts';
import { readHouseholdCodes } from '../readers/household-codes.ts';

/** An officer says to which household somebody belongs who asked to be linked. Begun with `{ application }`. */
const flow = defineFlow<Application>({
  name: 'confirm-link',
  version: 1,
  steps: {
    household: { kind: 'ask', read: readHouseholdCodes, choices: () => [], shows: 'text', required: true },
  },
});

export const confirmLink = botFlow<Application>({
  flow,
  passing: true,
  load: async ({ person }, { data }) => {
    const found = await Applications.findById(String(data['application'])).lean();
    const decides = found?.kind === 'household' && may(person, 'approve-application', found);
    return decides && (await mayDecide(person, found)) ? found : null;
  },
  words: ({ name, address = '' }) => ({ name, address }),
  done: async ({ speaker, state, context }: Passage<Application>): Promise<Ending> => {
    const code = String(state.answers['household']);
    const household = await Households.findById(code).lean();
    if (!household || !may(speaker.person, 'approve-application', household))
      return { kind: 'return', step: 'household', says: [{ key: 'not-found' }] };
    const decided = await approve(speaker, context, code);
    const by = decided.kind === 'late' ? decided.by : undefined;
    const key = decided.kind === 'decided' ? 'approved' : by === undefined ? 'late' : 'late-by';
    const values = { name: by ?? context.name, house: household.name };
    return { kind: 'end', says: [{ key, values, buttons: [commandButton('applications'), 'menu'] }] };
  },
});
