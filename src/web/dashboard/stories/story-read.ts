import type { Language } from '../../../conversation/bot-flow.ts';
import { say as words } from '../../../messages/words.ts';
import type { Story } from '../../../models/story.ts';
import { carefulWords } from '../../../stories/careful-words.ts';
import { storyHeadline } from '../../../stories/show-story.ts';
import { storyPlace } from '../../../stories/story-text.ts';

/** A story as it will be read. */
export interface StoryRead {
  title: string;
  place: string;
  text: string;
  quote: string;
  person: string;
  /** Addresses on our own pages; whether each may be shown is asked again whenever it is fetched (web/story-picture.ts). */
  photos: readonly { picture: string; preview: string }[];
  video: string;
}

/** A story as it will be read; `story` as it may be shown now (stories/may-show.ts). */
export function storyRead(story: Story, language: Language): StoryRead {
  const { text, quote = '', person = '', video = '', photos } = story;
  const word = (key: string, values = {}): string => words(language, 'stories', key, values);
  return {
    title: storyHeadline(story, language),
    place: storyPlace(story),
    text: text ?? word('no-text'),
    quote,
    person: person === '' ? '' : word('person', { person }),
    photos: photos.map(({ token }) => ({
      picture: `/stories/${token}/picture.jpg`,
      preview: `/stories/${token}/preview.jpg`,
    })),
    video,
  };
}

/** Kind hints about the words of a story, for whoever decides on it; empty for none. */
export function storyHints({ title = '', text = '', quote = '' }: Story, language: Language): string[] {
  const { belittling, health } = carefulWords([title, text, quote]);
  const word = (key: string, values = {}): string => words(language, 'write-story', key, values);
  return [
    ...(belittling
      ? [
          words(language, 'dashboard-approvals', 'page.word', {
            word: belittling.word,
            instead: word(`instead.${belittling.instead}`),
          }),
        ]
      : []),
    ...(health === undefined
      ? []
      : [words(language, 'dashboard-approvals', 'page.health', { word: health })]),
  ];
}
