import { showMoment } from '../messages/show-moment.ts';
import { series, slogans } from '../province/current.ts';
import type { PublicStory } from '../stories/stories-of.ts';
import { storyPlace } from '../stories/story-text.ts';
import { renderPage } from './render-page.ts';

/**
 * The best stories of a meeting as one page to show and to print, always in Thai as they are published, each in the order of
 * the office's press reports (domain.md R28). `addressOf`: where the page finds a picture; `textAddress`: the same as text.
 */
export function packPage(
  meeting: string,
  stories: readonly PublicStory[],
  {
    addressOf,
    textAddress,
  }: { addressOf: (story: PublicStory, photo: number) => string; textAddress: string },
): string {
  const shown = stories.map((story) => ({
    ...story,
    day: showMoment(story.approvedAt, 'th'),
    place: storyPlace(story),
    pictures: story.photos.map((_, index) => addressOf(story, index)),
  }));
  const data = { meeting, series: series().name, stories: shown, slogans: slogans(), textAddress };
  return renderPage('story-pack', 'story-pack', 'th', data);
}
