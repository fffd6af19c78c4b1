import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Call, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { returnStoryFlow, waitingFor } from '../flows/return-story.ts';
import { Stories, type Story } from '../models/story.ts';
import { afterWords } from '../readers/command-words.ts';
import { readOwnWords } from '../readers/own-words.ts';
import { returnStory } from '../stories/decide-story.ts';

const NAME = 'return-ep';

/**
 * Gives a story that waits back to its author with the reason that stands behind the word (domain.md §5.7, "ตีกลับ {เหตุผล}"):
 * at once where only one waits; otherwise, or without a reason, she is asked.
 */
export const returnEp: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'approve-story'),
  meantFor: 'province',
  read: (text) => afterWords(['ตีกลับ', 'return'], text),
  run: async ({ speaker, argument, message }: Call): Promise<Outcome> => {
    const reading = readOwnWords(argument);
    const reason = reading.kind === 'value' ? reading.value : undefined;
    const done = await returnedIn(speaker);
    const waiting = done ? [done] : await waitingFor(speaker.person.ref);
    const [only] = waiting;
    if (!only) return end('none');
    const seen = only.history.length;
    const named = waiting.length === 1;
    if (named && reason !== undefined) {
      const decided = await returnStory(speaker, only.ref, seen, { reason, message });
      return end(decided === 'done' ? 'returned' : decided);
    }
    const told = reason !== undefined && message !== undefined;
    return {
      kind: 'start',
      flow: returnStoryFlow.flow.name,
      data: named ? { story: only.ref, seen } : {},
      ...(told && { answers: { reason }, sources: { reason: message } }),
    };
  },
};

/** The story that was given back in this very event, before a crash: then no other is. */
async function returnedIn({ person, at }: Speaker): Promise<Story | null> {
  const line = { state: 'returned', by: person.ref, at };
  return Stories.findOne({ history: { $elemMatch: line } }).lean();
}

function end(key: string): Outcome {
  return {
    kind: 'end',
    says: [{ key, space: 'return-story', buttons: [commandButton('approve-ep'), 'menu'] }],
  };
}
