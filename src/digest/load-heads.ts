import type { OfficerScope } from '../access/area.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { figuresOf } from './figures.ts';
import { headlineOf } from './headline.ts';
import { publish } from './publish.ts';

/** What a list of editions says of one. */
export interface Head {
  week: string;
  headline: string;
  sentAt: Date;
  /** When it was sent or last corrected. */
  changedAt: Date;
  revision: number;
}

const PROVINCE: OfficerScope = { level: 'province' };
/** Weeks whose headline is kept: ten years of them. */
const MOST = 520;

/**
 * Loads every edition that was sent, the newest first. Headlines are kept by week and when it was counted: a whole tally must
 * be read for one, and it stays as it is.
 */
export function createLoadHeads(): () => Promise<Head[]> {
  const known = new Map<string, string>();
  const headlineAt = async (week: string, compiledAt: Date): Promise<string> => {
    const key = `${week} ${compiledAt.toISOString()}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const headline = await newsOf(week);
    if (known.size >= MOST) known.clear();
    known.set(key, headline);
    return headline;
  };
  return async () => {
    const sent = await Digests.find({ state: 'sent' })
      .select({ lead: 1, sentAt: 1, revision: 1, compiledAt: 1, 'corrections.at': 1 })
      .sort({ _id: -1 })
      .lean();
    const heads: Head[] = [];
    // One after another: all tallies at once could be too much to hold.
    for (const { _id: week, lead, sentAt = new Date(0), revision, compiledAt, corrections } of sent) {
      const headline = lead ?? (await headlineAt(week, compiledAt));
      heads.push({ week, headline, sentAt, changedAt: corrections.at(-1)?.at ?? sentAt, revision });
    }
    return heads;
  };
}

async function newsOf(week: string): Promise<string> {
  const digest = await Digests.findById(week).select({ tally: 1 }).lean<Pick<Digest, 'tally'>>();
  return digest ? headlineOf(publish(figuresOf(digest.tally, PROVINCE)), 'th') : week;
}
