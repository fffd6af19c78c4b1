import { ownHousehold } from '../access/own-household.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Language, type Passage, type Speaker } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import { mayWrite, sendLetter } from '../letters/send-letter.ts';
import { say as words } from '../messages/words.ts';
import { Households, type Household } from '../models/household.ts';
import type { Letter } from '../models/letter.ts';
import { isPaired } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';
import { mentorsOf } from '../pairing/mentors-of.ts';
import { ownWords } from './own-words-step.ts';

/** Between whom a message goes. */
export interface Correspondence {
  household: Household;
  way: Letter['way'];
  /** Who can be reached on the other side: the mentor who is asked first, or everybody of the household. */
  to: readonly Person[];
}

const flow = defineFlow<Correspondence>({
  name: 'write-letter',
  version: 1,
  steps: {
    text: ownWords,
  },
});

/**
 * A household writes to its mentor (begun without data), or a mentor to a household of hers (begun with `{ household }`);
 * neither sees who the other is at LINE.
 */
export const writeLetter = botFlow<Correspondence>({
  flow,
  passing: true,
  load: (speaker, { data }) => correspondence(speaker, data),
  words: ({ household, way, to: [first] }, language: Language) => ({
    name:
      way === 'to-household' ? household.name : (first?.name ?? words(language, flow.name, 'your-mentor')),
  }),
  done: async ({ speaker, state, context }: Passage<Correspondence>): Promise<Ending> => {
    const { household, way, to } = context;
    const again = way === 'to-mentor' ? [] : [commandButton('household', household._id)];
    const buttons = [...again, 'menu'];
    if (!(await mayWrite(speaker)))
      return { kind: 'end', says: [{ key: 'enough', buttons: ['officer', 'menu'] }] };
    const text = String(state.answers['text']);
    const message = state.sources?.['text'] ?? speaker.event;
    for (const person of to) await sendLetter(speaker, { household, to: person, way, text, message });
    return { kind: 'end', says: [{ key: 'sent', buttons }] };
  },
});

/** Between whom the speaker may write; null when there is no such household of hers, or nobody who can be reached. */
export async function correspondence({ person }: Speaker, data: Answers): Promise<Correspondence | null> {
  const code = data['household'];
  if (typeof code !== 'string') {
    const household = await ownHousehold(person);
    const [mentor] = household ? await mentorsOf(household._id) : [];
    return household && mentor ? { household, way: 'to-mentor', to: [mentor] } : null;
  }
  const paired = person.roles.includes('mentor') && (await isPaired(person._id, code));
  const household = paired ? await Households.findById(code).lean() : null;
  const to = await People.find({ household: code, roles: 'household', blocked: false }).lean();
  return household && to.length > 0 ? { household, way: 'to-household', to } : null;
}
