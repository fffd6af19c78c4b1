import { districtName } from '../districts.ts';
import type { Story } from '../models/story.ts';

/**
 * The whole title of a story, always in Thai as it is published: `EP.2 I {headline} {district}` (domain.md R23); without the
 * number before it is approved. A headline that names the district itself at its end is not followed by it again.
 */
export function storyTitle({ ep, title = '', district }: Pick<Story, 'ep' | 'title' | 'district'>): string {
  const name = districtName(district, 'th');
  const headline = title.endsWith(name) ? title : `${title} ${name}`.trim();
  return ep === undefined ? headline : `EP.${ep} I ${headline}`;
}
