import type { PhotoStore } from '../storage/photos.ts';
import type { Job } from './job.ts';
import { createRetention } from './retention.ts';

/** Everything that is done at set times. */
export function createJobs({ photos }: { photos: PhotoStore }): readonly Job[] {
  return [createRetention({ photos })];
}
