import { mayShowPictures } from '../announcements/pictures.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import type { Story } from '../models/story.ts';
import { mayShow } from './may-show.ts';
import { pictureMessage } from './photo-links.ts';
import { storyPlace } from './story-text.ts';
import { storyTitle } from './story-title.ts';

/**
 * A story as it will be read, as things to say to an officer: a card, and below it its photos where LINE can fetch them. Empty
 * when its household does not agree any more. At most four messages.
 */
export async function showStory(
  { person: { language }, baseUrl, ...speaker }: Speaker,
  story: Story,
): Promise<Say[]> {
  const [shown] = await mayShow([story]);
  if (!shown) return [];
  const pictures = mayShowPictures({ baseUrl, ...speaker }) ? shown.photos : [];
  return [
    { key: 'title', card: storyCard(shown, language) },
    ...pictures.map(({ token }) => ({ key: 'title', card: pictureMessage(baseUrl, token) })),
  ];
}

/** The headline of a story in a list, or that there is none (any more). */
export function storyHeadline(story: Story, language: Language): string {
  if (story.state === 'withdrawn')
    return words(language, 'stories', 'was-withdrawn', { ep: story.ep ?? '-' });
  return story.title === undefined ? words(language, 'stories', 'no-title') : storyTitle(story);
}

function storyCard(story: Story, language: Language) {
  const word = (key: string, values = {}): string => words(language, 'stories', key, values);
  const { text, quote, person, video, photos } = story;
  return listCard({
    title: storyHeadline(story, language),
    note: storyPlace(story),
    items: [
      {
        text: text ?? word('no-text'),
        lines: [
          quote === undefined ? '' : `“${quote}”`,
          person === undefined ? '' : word('person', { person }),
          word('photos', { count: photos.length }),
        ],
      },
    ],
    buttons: video === undefined ? [] : [{ label: word('buttons.open-video'), uri: video }],
  });
}
