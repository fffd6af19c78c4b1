import type { Photo } from './state.ts';

/**
 * `photos` with `photo` among them, at most `max`. Photos of one set are put in index order, because LINE delivers
 * them in any order; sets and loose photos keep the order in which they began. A photo that is already there, or a
 * later one of a set that is larger than `max`, changes nothing.
 */
export function collect(photos: readonly Photo[], photo: Photo, max: number): readonly Photo[] {
  if (photos.some(({ id }) => id === photo.id) || (photo.set?.index ?? 1) > max) return photos;
  if (photos.length >= max) return photos;
  const groups = [...new Set([...photos, photo].map(groupOf))];
  return [...photos, photo].sort(
    (a, b) => groups.indexOf(groupOf(a)) - groups.indexOf(groupOf(b)) || indexOf(a) - indexOf(b),
  );
}

/** How many photos there will be with the set being sent, at most `max`; undefined while they come one by one. */
export function expected(photos: readonly Photo[], last: Photo, max: number): number | undefined {
  if (photos.length >= max) return photos.length;
  const total = last.set?.total;
  if (total === undefined) return undefined;
  const others = photos.filter((one) => one.set?.id !== last.set?.id).length;
  return Math.min(max, others + total);
}

function groupOf(photo: Photo): string {
  return photo.set?.id ?? photo.id;
}

function indexOf(photo: Photo): number {
  return photo.set?.index ?? 0;
}
