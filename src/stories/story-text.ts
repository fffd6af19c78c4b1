import { districtName } from '../districts.ts';
import { closingWords } from '../messages/closing-words.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { series } from '../province/current.ts';
import type { PublicStory } from './stories-of.ts';

/** Where a story is from, in Thai: "ม.4 ต.บัวหุ่ง อ.ราษีไศล จ.ศรีสะเกษ"; never a house number. */
export function storyPlace({
  moo,
  tambon,
  district,
}: Pick<PublicStory, 'moo' | 'tambon' | 'district'>): string {
  return [
    ...(moo === undefined ? [] : [place('moo', { moo })]),
    place('tambon', { tambon }),
    place('district', { district: districtName(district, 'th') }),
    place('province'),
  ].join(' ');
}

function place(key: string, values: object = {}): string {
  return words('th', null, `place.${key}`, { ...values });
}

/**
 * A story as plain text to paste into Facebook or a website, in the order of the office's press reports (domain.md R28):
 * headline, day and place, person, story, quote, video. Slogan and signature follow once, at the end.
 */
export function storyText(story: PublicStory): string {
  const { title, approvedAt, person, text, quote, video } = story;
  return [
    title,
    [showMoment(approvedAt, 'th'), storyPlace(story)].join(' · '),
    ...(person === undefined ? [] : [person]),
    '',
    text,
    ...(quote === undefined ? [] : ['', `“${quote}”`]),
    ...(video === undefined ? [] : ['', video]),
  ].join('\n');
}

/** The best stories of a meeting (`3/2569`) as one plain text. */
export function packText(meeting: string, stories: readonly PublicStory[]): string {
  const heading = [series().name, words('th', 'story-pack', 'page.title', { meeting })].join('\n');
  return `${[heading, ...stories.map(storyText), closingWords().join('\n')].join('\n\n\n')}\n`;
}
