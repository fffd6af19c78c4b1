import type { OfficerScope } from '../access/area.ts';

/** A story as it may be shown outside: approved, and agreed to by its household at this moment (domain.md §5.2, C3). */
export interface PublicStory {
  ref: string;
  ep: number;
  /** `EP.{n} I {หัวเรื่อง} {อำเภอ}` (domain.md R23). */
  title: string;
  headline: string;
  district: string;
  tambon: string;
  text: string;
  quote?: string;
  /** How the person of the story is called in it. */
  person: string;
  /** An https address. */
  video?: string;
  photos: readonly { token: string }[];
}

/** The stories of the edition of `week` within `scope` that may be shown now, by number. */
export function storiesOf(_week: string, _scope: OfficerScope): Promise<PublicStory[]> {
  return Promise.resolve([]);
}
