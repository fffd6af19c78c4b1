import type { OfficerScope } from '../access/area.ts';
import type { Digest } from '../models/digest.ts';
import { storiesOf, type PublicStory } from '../stories/stories-of.ts';
import { figuresOf, type DigestFigures } from './figures.ts';

/** One week for one area, with everything that is said about it. */
export interface Edition {
  figures: DigestFigures;
  /** Those that may be shown at this moment. */
  stories: readonly PublicStory[];
  /** The officer's own first words; absent: the programme's. */
  lead?: string;
  /** The week as a video: an https link. */
  video?: string;
  /** 0: as first sent. */
  revision: number;
  corrections: readonly { no: number; at: Date; reason: string }[];
  /** When it was sent; absent while it is a draft. */
  sentAt?: Date;
}

/** The edition of `digest` for `scope`. Stories are asked for anew each time, because a household may change its mind. */
export async function editionOf(digest: Digest, scope: OfficerScope): Promise<Edition> {
  const { _id: week, tally, lead, video, dropped, revision, corrections, sentAt } = digest;
  const stories = await storiesOf(week, scope);
  return {
    figures: figuresOf(tally, scope),
    stories: stories.filter(({ ref }) => !dropped.includes(ref)),
    ...(lead !== undefined && { lead }),
    ...(video && { video: video.link }),
    revision,
    corrections,
    ...(sentAt && { sentAt }),
  };
}
