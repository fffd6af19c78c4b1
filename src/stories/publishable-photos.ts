import type { Report } from '../models/report.ts';
import type { StoryPhoto } from '../models/story.ts';
import { versionsOf } from '../privacy/told-by.ts';

/**
 * The photos of a report that its mentors gave free to be published and that show no child's face, as the report stands now:
 * their LINE message ids, each with LINE's id of who took it. Whether the household agrees is not asked here.
 */
export function publishablePhotos(report: Report): { message: string; taker: string }[] {
  const free = [report, ...report.additions].flatMap(({ answers, photos }) =>
    answers['publish'] === 'yes' && answers['childFace'] === 'no' ? photos : [],
  );
  const versions = versionsOf(report);
  return [...new Set(free)].map((message) => ({
    message,
    taker: versions.find(({ photos }) => photos.includes(message))?.by ?? report.mentor,
  }));
}

/**
 * Whether a photo of a story is still given free by its report. Once the report's own photos have been kept for as long as
 * they may be, what was free until then stays so.
 */
export function isStillFree({ message }: Pick<StoryPhoto, 'message'>, report: Report | undefined): boolean {
  if (!report) return false;
  return (
    report.photosGoneAt !== undefined || publishablePhotos(report).some((one) => one.message === message)
  );
}
