import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import { bestPracticeFlow } from '../flows/best-practice.ts';
import { Stories } from '../models/story.ts';
import { afterWords } from '../readers/command-words.ts';
import { readMeeting } from '../readers/meeting.ts';
import { digits } from '../readers/text.ts';
import { markBestPractice } from '../stories/best-practice.ts';

/**
 * Marks an approved story as best practice of a meeting (domain.md R24). Argument: the `ref` of a story, whose meeting is then
 * asked for; typed, its number and the meeting: "best practice 2 ครั้งที่ 3/2569".
 */
export const bestPractice: BotCommand = {
  name: 'best-practice',
  allows: (person) => may(person, 'approve-story'),
  meantFor: 'province',
  read: (text) => afterWords(['best practice', 'bestpractice'], text),
  run: async ({ speaker, argument, message }): Promise<Outcome> => {
    const [, number, rest = ''] = /^(?:EP\.?\s*)?(\d{1,6})(?:\s+(.*))?$/iu.exec(digits(argument)) ?? [];
    const typed = message !== undefined && number !== undefined;
    const story = await Stories.findOne({
      state: 'approved',
      ...(typed ? { ep: Number(number) } : { ref: argument }),
    }).lean();
    if (!story) return end('not-found');
    const reading = readMeeting(rest);
    if (reading.kind !== 'value' || !typed)
      return { kind: 'start', flow: bestPracticeFlow.flow.name, data: { story: story.ref } };
    const meeting = reading.value;
    const marked = await markBestPractice(speaker, story.ref, meeting);
    return marked ? end('marked', { meeting }, [commandButton('story-pack', meeting)]) : end('not-found');
  },
};

function end(key: string, values = {}, more: readonly string[] = []): Outcome {
  return { kind: 'end', says: [{ key, values, buttons: [...more, commandButton('stories'), 'menu'] }] };
}
