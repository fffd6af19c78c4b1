import type { OfficerScope } from '../access/area.ts';

/** A filter on the announcements an officer sees: her own, and what went to her area or a part of it where she is responsible for a district or more. */
export function seenBy(ref: string, { level, district }: OfficerScope): object {
  if (level === 'province') return {};
  return level === 'district' && district !== undefined
    ? { $or: [{ by: ref }, { 'scope.district': district }] }
    : { by: ref };
}
