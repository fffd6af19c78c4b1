import { MINUTE } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import { Invites } from '../models/invite.ts';
import { People } from '../models/person.ts';
import { readInviteCode } from '../readers/invite-code.ts';
import { NEWCOMERS, readWho } from '../readers/who.ts';

/** So many wrong codes within so long make a person wait (domain.md §5.1). */
const MOST_WRONG = 5;
const WAIT = 15 * MINUTE;

const NEEDS_CODE: readonly unknown[] = ['mentor', 'household', 'staff'];

/** Someone new says who she is and gives the code she got from the office; the code alone says both. */
const flow = defineFlow<object>({
  name: 'join',
  version: 2,
  steps: {
    who: { kind: 'ask', read: readWho, choices: () => NEWCOMERS, shows: 'text', required: true },
    code: {
      kind: 'ask',
      read: readInviteCode,
      choices: () => ['no-code'],
      shows: 'text',
      required: true,
      about: 'who',
      when: ({ who }) => NEEDS_CODE.includes(who),
    },
  },
});

export const join = botFlow<object>({
  flow,
  passing: true,
  load: async () => ({}),
  words: () => ({}),
  done: async (passage: Passage<object>): Promise<Ending> => {
    const { who, code } = passage.state.answers;
    if (who === 'look') return { kind: 'end', says: [{ key: 'look', buttons: ['menu', 'officer'] }] };
    if (code === 'no-code') return withoutCode(who);
    return withCode(passage, code === undefined ? 'who' : 'code');
  },
});

/** Who has no code may apply; officers are made by officers only. */
function withoutCode(who: unknown): Ending {
  const button = who === 'mentor' ? 'apply-mentor' : who === 'household' ? 'link-household' : undefined;
  const buttons = [...(button === undefined ? [] : [commandButton(button)]), 'officer', 'menu'];
  return { kind: 'end', says: [{ key: button ?? 'no-code', buttons }] };
}

/** The code was typed at `step`: it opens the door, or is one of the wrong ones that are counted. */
async function withCode({ speaker, state }: Passage<object>, step: 'who' | 'code'): Promise<Ending> {
  const { person, at } = speaker;
  // Asking for the code in the same breath would contradict it.
  const waitFirst: Ending = {
    kind: 'return',
    step,
    says: [{ key: 'wait', buttons: ['officer'] }],
    silently: true,
  };
  const recent = person.wrongCodes.filter((time) => at.getTime() - time < WAIT);
  if (recent.length >= MOST_WRONG) return waitFirst;
  const code = String(state.answers[step]);
  const invite = await Invites.findById(code).lean();
  const lasts = invite && invite.expiresAt > at && invite.revokedAt === undefined;
  const usable = lasts && (invite.usedBy ?? person._id) === person._id;
  if (usable) return { kind: 'start', ...afterCode(code) };
  // One entry an event, so that working it in twice counts once.
  const wrongCodes = [...new Set([...recent, at.getTime()])];
  await People.updateOne({ _id: person._id }, { $set: { wrongCodes } });
  if (wrongCodes.length >= MOST_WRONG) return waitFirst;
  return { kind: 'return', step, says: [{ key: 'wrong' }] };
}

/** What a right code leads to: the notice and the three consents come before anything else (domain.md §5.1, 3). */
function afterCode(code: string): { flow: string; data: Answers } {
  return { flow: 'consents', data: { next: 'join-confirm', code } };
}
