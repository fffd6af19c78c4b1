import { audit } from '../access/audit.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage, type Speaker } from '../conversation/bot-flow.ts';
import { defineFlow, type Answer, type Answers } from '../conversation/flow.ts';
import { showMoment } from '../messages/show-moment.ts';
import { People, REMINDER_TIMES } from '../models/person.ts';
import { PrivacyRequests } from '../models/privacy-request.ts';
import { dueAfter } from '../privacy/due.ts';
import { tellProvince } from '../privacy/tell-province.ts';
import { readOwnName } from '../readers/own-name.ts';
import { readPhone } from '../readers/phone.ts';
import type { Reading } from '../readers/reading.ts';
import { ownWords } from './own-words-step.ts';

interface CorrectContext {
  isMentor: boolean;
  /** She belongs to a household or cares for some. */
  hasHousehold: boolean;
}

/** She changes these herself, at once; the rest is the register's. */
const OWN = ['name', 'phone', 'reminder'];
const isAbout =
  (...what: readonly string[]) =>
  (answers: Answers): boolean =>
    what.includes(String(answers['what']));

/** A person says what is wrong about her data and how it should be (domain.md §6, ม.35). */
const flow = defineFlow<CorrectContext>({
  name: 'correct-data',
  version: 1,
  steps: {
    what: {
      kind: 'choice',
      options: ({ isMentor, hasHousehold }) => [
        'name',
        'phone',
        ...(isMentor ? ['reminder'] : []),
        'address',
        ...(hasHousehold ? ['household'] : []),
        'other',
      ],
      required: true,
    },
    name: {
      kind: 'ask',
      read: readOwnName,
      choices: () => [],
      shows: 'text',
      required: true,
      when: isAbout('name'),
    },
    phone: {
      kind: 'ask',
      read: readNumber,
      choices: () => ['none'],
      shows: 'text',
      required: true,
      when: isAbout('phone'),
    },
    reminder: {
      kind: 'choice',
      options: () => REMINDER_TIMES,
      required: true,
      when: isAbout('reminder'),
    },
    details: { ...ownWords, when: isAbout('address', 'household', 'other') },
  },
});

export const correctData = botFlow<CorrectContext>({
  flow,
  passing: true,
  load: async ({ person: { roles, household } }) => ({
    isMentor: roles.includes('mentor'),
    hasHousehold: household !== undefined || roles.includes('mentor'),
  }),
  words: () => ({}),
  done: async (passage: Passage<CorrectContext>): Promise<Ending> => {
    const what = String(passage.state.answers['what']);
    return OWN.includes(what) ? changeOwn(passage, what) : askProvince(passage, what);
  },
});

async function changeOwn({ speaker, state }: Passage<CorrectContext>, field: string): Promise<Ending> {
  const { person, event, at } = speaker;
  const value = state.answers[field];
  // "None" of a telephone reads as 0.
  const change =
    value === 0 || value === 'none' || value === null
      ? { $unset: { [field]: 1 } }
      : { $set: { [field]: value } };
  await People.updateOne({ _id: person._id }, change);
  const details = { field };
  await audit({
    key: `correct:${event}`,
    at,
    actor: person.ref,
    deed: 'correct',
    person: person.ref,
    details,
  });
  return { kind: 'end', says: [{ key: 'changed', buttons: [commandButton('my-data'), 'menu'] }] };
}

async function askProvince({ speaker, state }: Passage<CorrectContext>, what: string): Promise<Ending> {
  const { person, event, at } = speaker;
  const dueAt = dueAfter(at);
  const source = state.sources?.['details'];
  await PrivacyRequests.updateOne(
    { _id: `correct:${event}` },
    {
      $setOnInsert: {
        kind: 'correct',
        person: person._id,
        ref: person.ref,
        ...(person.household !== undefined && { household: person.household }),
        about: what as 'address' | 'household' | 'other',
        text: String(state.answers['details']),
        ...(source !== undefined && { textMessage: source }),
        at,
        dueAt,
        status: 'open',
      },
    },
    { upsert: true },
  );
  await logRequest(speaker, what);
  await tellProvince(`correct:${event}`);
  const due = showMoment(dueAt, person.language);
  return { kind: 'end', says: [{ key: 'asked', values: { due }, buttons: ['menu'] }] };
}

async function logRequest({ person, event, at }: Speaker, field: string): Promise<void> {
  const details = { field, asked: true };
  await audit({
    key: `correct:${event}`,
    at,
    actor: person.ref,
    deed: 'correct',
    person: person.ref,
    details,
  });
}

function readNumber(text: string): Reading<Answer> {
  const reading = readPhone(text);
  if (reading.kind === 'value') return { ...reading, value: reading.value.number ?? 'none' };
  return reading.kind === 'choices'
    ? { kind: 'choices', values: reading.values.map(({ number }) => number ?? 'none') }
    : reading.kind === 'word'
      ? reading
      : { kind: 'unread', reason: reading.reason };
}
