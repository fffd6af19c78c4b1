import { bangkokMoment, now } from '../clock.ts';
import { Digests } from '../models/digest.ts';
import { comesOutOn } from './sending-time.ts';

/** A digest that was never compiled is waited for until this time of its Monday. */
const LATEST = '12:00';

/** Whether something may still come into the digest of `week`: it was not sent yet, or not compiled and still due. */
export async function editionIsOpen(week: string): Promise<boolean> {
  const digest = await Digests.findById(week).select({ state: 1 }).lean();
  if (digest) return digest.state !== 'sent';
  return now() < bangkokMoment(comesOutOn(week), LATEST);
}
