import { botFlow, type Ending, type Language, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answer } from '../conversation/flow.ts';
import type { Say } from '../conversation/state.ts';
import { consentAnswer, consentOption } from '../consents/consent-answer.ts';
import { householdToReadTo } from '../consents/household-to-read-to.ts';
import type { HouseholdKind } from '../consents/apply-household-consents.ts';
import { recordReadAloud, type Heard } from '../consents/record-consent.ts';
import { Households, type Household } from '../models/household.ts';
import type { Consent } from '../models/consent.ts';
import { say as words } from '../messages/words.ts';
import { readAnswerWord } from '../readers/answer-word.ts';
import { readNothing } from '../readers/nothing.ts';
import type { Reading } from '../readers/reading.ts';
import { bare, normalize } from '../readers/text.ts';
import { question, retention } from './consents.ts';

interface ReadContext {
  household: Household;
}

/** Longest name or relation, in characters. */
const LONGEST_NAME = 100;

/**
 * A mentor, or an officer of the area, reads notice and consents to a household without a phone and notes what it answers
 * (domain.md §5.2). About messages it is not asked: nobody there could get one. Begun with `{ household }`.
 */
const flow = defineFlow<ReadContext>({
  name: 'read-consent',
  version: 1,
  steps: {
    givenBy: {
      kind: 'ask',
      read: readName,
      choices: () => [],
      shows: 'text',
      verbatim: true,
      required: true,
    },
    health: question('health'),
    pictures: question('pictures'),
    witness: { kind: 'ask', read: readWitness, choices: () => ['skip'], shows: 'text', verbatim: true },
    summary: { kind: 'review' },
  },
});

export const readConsent = botFlow<ReadContext>({
  flow,
  opening: ['notice'],
  load: async (speaker, { data }) => {
    const household = await householdToReadTo(speaker, String(data['household']));
    return household && { household };
  },
  words: ({ household }, language) => ({ household: household.name, ...retention(language) }),
  done: async ({ speaker, state, context }: Passage<ReadContext>): Promise<Ending> => {
    const { answers, sources = {} } = state;
    const heard: Heard = {
      ...named('givenBy', answers['givenBy'], sources['givenBy']),
      ...named('witness', answers['witness'], sources['witness']),
    };
    const code = context.household._id;
    const health = consentAnswer(answers['health']);
    const pictures = consentAnswer(answers['pictures']);
    if (health === null && pictures === null)
      return { kind: 'end', says: [{ key: 'nothing', buttons: ['menu'] }] };
    if (health !== null) await recordReadAloud(speaker, code, 'health', health, heard);
    if (pictures !== null) await recordReadAloud(speaker, code, 'pictures', pictures, heard);
    const says: Say[] = [{ key: 'saved' }, ...(health === 'no' ? [{ key: 'effects.health' }] : [])];
    const now = await Households.findById(code).lean();
    if (now) says.push(...ownWins('health', health, now.healthConsent, speaker.person.language));
    if (now) says.push(...ownWins('pictures', pictures, now.pictureConsent, speaker.person.language));
    return { kind: 'end', says: [...says.slice(0, -1), { ...says.at(-1)!, buttons: ['menu'] }] };
  },
});

/** Somebody of the household has told LINE otherwise, and that is what holds. */
function ownWins(
  kind: HouseholdKind,
  said: Consent['answer'] | null,
  holds: Consent['answer'] | 'not-asked',
  language: Language,
): Say[] {
  if (said === null || holds === 'not-asked' || holds === said) return [];
  const name = words(language, 'read-consent', `${kind}.line`);
  const answer = words(language, 'read-consent', `${kind}.options.${consentOption(holds)}`);
  return [{ key: 'own-wins', values: { name, answer } }];
}

function named(who: 'givenBy' | 'witness', name: Answer | undefined, message: string | undefined): Heard {
  if (typeof name !== 'string') return {};
  return { [who]: name, ...(message !== undefined && { [`${who}Message`]: message }) };
}

/** Who it is, in the mentor's words: "ยายทองใบ เจ้าของบ้าน". */
function readName(text: string): Reading<Answer> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const name = normalize(text);
  if (bare(name) === '') return { kind: 'unread', reason: 'empty' };
  return name.length > LONGEST_NAME
    ? { kind: 'unread', reason: 'too-long-name' }
    : { kind: 'value', value: name };
}

/** Nobody else was there: that is no name. */
function readWitness(text: string): Reading<Answer> {
  return readNothing(text) ? { kind: 'word', word: 'skip' } : readName(text);
}
