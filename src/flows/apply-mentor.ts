import { apply, waitingApplication } from '../applications/apply.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import {
  allTambons,
  districtNamed,
  districtStep,
  tambonLabel,
  tambonStep,
  type TambonsKnown,
} from '../places/tambons.ts';
import type { MentorKind } from '../models/person.ts';
import { readOwnName } from '../readers/own-name.ts';
import { readPhoneNumber } from '../readers/phone-number.ts';

/** Somebody without a code applies to be a mentor; the officers of her area decide (domain.md §5.1). */
const flow = defineFlow<TambonsKnown>({
  name: 'apply-mentor',
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
    phone: { kind: 'ask', read: readPhoneNumber, choices: () => ['skip'], shows: 'text', verbatim: true },
    kind: {
      kind: 'choice',
      options: () => ['volunteer_leader', 'knn_household'] satisfies MentorKind[],
      required: true,
    },
    summary: { kind: 'review' },
  },
});

export const applyMentor = botFlow<TambonsKnown>({
  flow,
  opening: ['notice'],
  load: async () => allTambons(),
  words: () => ({}),
  label: (_, option, context) => tambonLabel(option, context),
  done: async ({ speaker, state }: Passage<TambonsKnown>): Promise<Ending> => {
    const { answers, sources = {} } = state;
    const { person } = speaker;
    const buttons = [commandButton('my-application'), 'menu'];
    const waiting = await waitingApplication(person._id, 'mentor');
    if (waiting && waiting._id !== `${person.ref}:${speaker.event}`)
      return { kind: 'end', says: [{ key: 'waiting', buttons }] };
    const { name, phone, kind, tambon } = answers;
    await apply(speaker, {
      kind: 'mentor',
      name: String(name),
      district: districtNamed(answers) ?? '',
      tambon: typeof tambon === 'string' ? tambon : '',
      mentorKind: kind as MentorKind,
      ...(typeof phone === 'string' && { phone }),
      sources,
    });
    return { kind: 'end', says: [{ key: 'sent', buttons }] };
  },
});
