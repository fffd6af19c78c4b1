import { within, type OfficerScope } from '../access/area.ts';
import { Stories, type Story } from '../models/story.ts';
import { mayShow } from './may-show.ts';
import { storyTitle } from './story-title.ts';

/** A story as anybody may read it. */
export interface PublicStory {
  ref: string;
  ep: number;
  /** With number and district, `EP.2 I … ราษีไศล`. */
  title: string;
  /** The headline alone. */
  headline: string;
  /** District code. */
  district: string;
  tambon: string;
  moo?: number;
  text: string;
  quote?: string;
  /** How its person is called. */
  person?: string;
  /** An https address. */
  video?: string;
  approvedAt: Date;
  /** Each opens under `/stories/<token>/picture.jpg` (web/story-picture.ts). */
  photos: { token: string }[];
}

/**
 * The stories of the edition of `week` (`2026-W48`) in `scope`, by their numbers: those that are approved and whose households
 * agree at this very moment.
 */
export async function storiesOf(week: string, scope: OfficerScope): Promise<PublicStory[]> {
  const found = await Stories.find({ week, state: 'approved', ...within(scope) })
    .sort({ ep: 1 })
    .lean();
  return publicStories(found);
}

/** Those of `stories` that anybody may read now, in their order. */
export async function publicStories(stories: readonly Story[]): Promise<PublicStory[]> {
  return (await mayShow(stories)).flatMap((story) => {
    const { ref, ep, title, text, state, approvedAt, district, tambon, moo, quote, person, video } = story;
    if (state !== 'approved' || !ep || !title || !text || !approvedAt) return [];
    return [
      {
        ref,
        ep,
        title: storyTitle(story),
        headline: title,
        district,
        tambon,
        text,
        approvedAt,
        ...(moo !== undefined && { moo }),
        ...(quote !== undefined && { quote }),
        ...(person !== undefined && { person }),
        ...(video !== undefined && { video }),
        photos: story.photos.map(({ token }) => ({ token })),
      },
    ];
  });
}
