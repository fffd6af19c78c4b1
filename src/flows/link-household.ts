import { apply, waitingApplication } from '../applications/apply.ts';
import { findHousehold } from '../applications/find-household.ts';
import {
  allTambons,
  districtNamed,
  districtStep,
  tambonLabel,
  tambonStep,
  type TambonsKnown,
} from '../places/tambons.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { readOwnName } from '../readers/own-name.ts';
import { readPhoneNumber } from '../readers/phone-number.ts';
import { ownWords } from './own-words-step.ts';

/**
 * Somebody of a household who has no code asks to be linked to it; its mentor or an officer confirms (domain.md §5.1). What
 * she is told is the same whether there is such a household or not.
 */
const flow = defineFlow<TambonsKnown>({
  name: 'link-household',
  version: 1,
  steps: {
    name: {
      kind: 'ask',
      read: readOwnName,
      choices: () => [],
      shows: 'text',
      verbatim: true,
      required: true,
    },
    district: districtStep,
    tambon: tambonStep,
    house: ownWords,
    phone: { kind: 'ask', read: readPhoneNumber, choices: () => ['skip'], shows: 'text', verbatim: true },
    summary: { kind: 'review' },
  },
});

export const linkHousehold = botFlow<TambonsKnown>({
  flow,
  opening: ['notice'],
  load: async () => allTambons(),
  words: () => ({}),
  label: (_, option, context) => tambonLabel(option, context),
  done: async ({ speaker, state }: Passage<TambonsKnown>): Promise<Ending> => {
    const { answers, sources = {} } = state;
    const { person } = speaker;
    const buttons = [commandButton('my-application'), 'menu'];
    const waiting = await waitingApplication(person._id, 'household');
    if (waiting && waiting._id !== `${person.ref}:${speaker.event}`)
      return { kind: 'end', says: [{ key: 'waiting', buttons }] };
    const { name, phone, tambon, house } = answers;
    const place = {
      district: districtNamed(answers) ?? '',
      tambon: typeof tambon === 'string' ? tambon : '',
    };
    const match = await findHousehold(place, String(house));
    await apply(speaker, {
      kind: 'household',
      name: String(name),
      ...place,
      address: String(house),
      ...(match !== undefined && { match }),
      ...(typeof phone === 'string' && { phone }),
      sources,
    });
    return { kind: 'end', says: [{ key: 'sent', buttons }] };
  },
});
