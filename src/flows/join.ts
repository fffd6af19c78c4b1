import { MINUTE } from '../clock.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { Invites } from '../models/invite.ts';
import { People } from '../models/person.ts';
import { readInviteCode } from '../readers/invite-code.ts';

/** So many wrong codes within so long make a person wait (domain.md §5.1). */
const MOST_WRONG = 5;
const WAIT = 15 * MINUTE;

/** Asking for the code in the same breath would contradict it. */
const WAIT_FIRST: Ending = {
  kind: 'return',
  step: 'code',
  says: [{ key: 'wait', buttons: ['officer'] }],
  silently: true,
};

/** Someone new gives the code she got from the office. */
const flow = defineFlow<object>({
  name: 'join',
  version: 1,
  steps: {
    code: { kind: 'ask', read: readInviteCode, choices: () => [], shows: 'text', required: true },
  },
});

export const join = botFlow<object>({
  flow,
  passing: true,
  load: async () => ({}),
  words: () => ({}),
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const { person, at } = speaker;
    const recent = person.wrongCodes.filter((time) => at.getTime() - time < WAIT);
    if (recent.length >= MOST_WRONG) return WAIT_FIRST;
    const code = String(state.answers['code']);
    const invite = await Invites.findById(code).lean();
    const usable = invite && invite.expiresAt > at && (invite.usedBy ?? person._id) === person._id;
    if (usable) return { kind: 'start', flow: 'join-confirm', data: { code } };
    // One entry an event, so that working it in twice counts once.
    const wrongCodes = [...new Set([...recent, at.getTime()])];
    await People.updateOne({ _id: person._id }, { $set: { wrongCodes } });
    if (wrongCodes.length >= MOST_WRONG) return WAIT_FIRST;
    return { kind: 'return', step: 'code', says: [{ key: 'wrong' }] };
  },
});
