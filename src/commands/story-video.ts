import { may } from '../access/rights.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { storyVideo as flow } from '../flows/story-video.ts';
import { Stories } from '../models/story.ts';
import { afterWords } from '../readers/command-words.ts';
import { mayAddVideo } from '../stories/set-video.ts';

/**
 * Adds a video to a story, or puts another in its place (domain.md R25). Argument: the `ref` of the story; typed without one,
 * it says where the button is.
 */
export const storyVideo: BotCommand = {
  name: 'story-video',
  allows: (person) => may(person, 'draft-story'),
  meantFor: 'district',
  read: (text) => (afterWords(['ใส่วิดีโอ', 'add video'], text) === '' ? '' : null),
  run: async ({ speaker: { person }, argument }) => {
    const buttons = [commandButton('stories'), 'menu'];
    if (argument === '') return { kind: 'end', says: [{ key: 'which', buttons }] };
    const story = await Stories.findOne({ ref: argument }).lean();
    if (!story || !mayAddVideo(person, story)) return { kind: 'end', says: [{ key: 'not-found', buttons }] };
    return { kind: 'start', flow: flow.flow.name, data: { story: story.ref } };
  },
};
