import { Announcements } from '../models/announcement.ts';
import { HelpRequests } from '../models/help-request.ts';
import { Reports } from '../models/report.ts';
import type { Answers } from './flow.ts';
import type { Taken } from './keep.ts';
import type { ConversationState } from './state.ts';

/**
 * The photos a turn let go of: in her conversations before, or just sent (`came`), and now neither in one of them nor
 * in anything that was sent. They must not lie in the store, above all those that showed a child.
 */
export async function unusedPhotos(before: Taken, after: Taken, came: string | undefined): Promise<string[]> {
  const kept = photosIn(after);
  const gone = [...photosIn(before), ...(came === undefined ? [] : [came])].filter((id) => !kept.has(id));
  if (gone.length === 0) return [];
  const households = [...statesIn(before), ...statesIn(after)].flatMap(({ data }) =>
    typeof data['household'] === 'string' ? [data['household']] : [],
  );
  const [announcements, reports, requests] = await Promise.all([
    Announcements.find({ 'photo.message': { $in: gone } })
      .select({ photo: 1 })
      .lean(),
    Reports.find({ household: { $in: households } }).lean(),
    HelpRequests.find({ household: { $in: households }, kind: 'late-correction' }).lean(),
  ]);
  // Reports hold photos in several places: answers, earlier answers, additions.
  const sent = JSON.stringify([announcements, reports, requests]);
  return [...new Set(gone)].filter((id) => !sent.includes(JSON.stringify(id)));
}

function statesIn({ current, drafts }: Taken): readonly ConversationState[] {
  return current ? [current, ...drafts] : drafts;
}

function photosIn(taken: Taken): Set<string> {
  return new Set(
    statesIn(taken).flatMap(({ photos = [], answers, shelf }) => [
      ...photos.map(({ id }) => id),
      ...inAnswers(answers),
      ...inAnswers(shelf),
    ]),
  );
}

function inAnswers({ photos }: Answers = {}): readonly string[] {
  return Array.isArray(photos) ? (photos as readonly string[]) : [];
}
