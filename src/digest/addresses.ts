import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OfficerScope } from '../access/area.ts';
import type { Digest } from '../models/digest.ts';

/** The two shapes in which an edition's picture is drawn: for a phone's feed, and for a link's preview. */
export const PICTURES = ['picture', 'social'] as const;
export type PictureName = (typeof PICTURES)[number];

/** Where everybody finds the edition of `week`; `page` has `/picture.png` and `/social.png` below it. */
export function publicAddress(baseUrl: string, week: string): string {
  return `${baseUrl}/digests/${week}`;
}

/** An area in an address: `province`, `3309`, or `3309~บัวหุ่ง~ด่าน` (percent-encoded). */
export function areaKey({ level, district = '', tambons = [] }: OfficerScope): string {
  return level === 'province' ? 'province' : [district, ...tambons.toSorted()].join('~');
}

/** The area that `key` names, as `areaKey` writes it; null for anything else. */
export function areaOfKey(key: string): OfficerScope | null {
  if (key === 'province') return { level: 'province' };
  const [district = '', ...tambons] = key.split('~');
  if (!/^\d{4}$/u.test(district) || tambons.some((name) => name === '')) return null;
  return tambons.length === 0 ? { level: 'district', district } : { level: 'subdistrict', district, tambons };
}

/** Where officers of `scope` find their edition: with a seal that nobody can make who does not know the digest's secret. */
export function officerAddress(
  baseUrl: string,
  digest: Pick<Digest, '_id' | 'secret'>,
  scope: OfficerScope,
): string {
  const key = areaKey(scope);
  return `${baseUrl}/digests/${digest._id}/areas/${encodeURIComponent(key)}/${sealOf(digest, key)}`;
}

/** Whether `seal` belongs to the area `key` of this digest. */
export function isSealed(digest: Pick<Digest, '_id' | 'secret'>, key: string, seal: string): boolean {
  const right = Buffer.from(sealOf(digest, key));
  const given = Buffer.from(seal);
  return right.length === given.length && timingSafeEqual(right, given);
}

function sealOf({ _id, secret }: Pick<Digest, '_id' | 'secret'>, key: string): string {
  return createHmac('sha256', secret).update(`${_id}/${key}`).digest('base64url').slice(0, 22);
}
