import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { People } from '../models/person.ts';

/** Somebody wants to be forgotten: asked twice, with different buttons, because nothing of it comes back. */
const flow = defineFlow<object>({
  name: 'forget-me',
  version: 1,
  steps: {
    sure: {
      kind: 'choice',
      options: () => ['yes', 'no'],
      says: { yes: 'yes', no: 'no' },
      required: true,
    },
    again: {
      kind: 'choice',
      options: () => ['erase', 'no'],
      // A plain yes is not enough here: the words on the button are.
      says: { no: 'no' },
      required: true,
      when: ({ sure }) => sure === 'yes',
    },
  },
});

export const forgetMe = botFlow<object>({
  flow,
  passing: true,
  load: async () => ({}),
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    if (state.answers['again'] !== 'erase')
      return { kind: 'end', says: [{ key: 'kept', buttons: ['menu'] }] };
    const { person, event, at } = speaker;
    // Erasing takes away what this very turn is saved in, so it is only marked here. When her answer is out, the mark makes
    // receive.ts forget her; should that be cut short, the nightly job finds the mark.
    const forgetting = { at, event };
    await People.updateOne({ _id: person._id }, { $set: { forgetting } });
    person.forgetting = forgetting;
    return { kind: 'end', says: [{ key: 'done' }] };
  },
});
