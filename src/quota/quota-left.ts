/**
 * How many paid messages the office may still send this month; null when that is not known, or LINE sets no limit. Never
 * rejects. Nothing asks LINE yet, so it is not known.
 */
export function quotaLeft(): Promise<number | null> {
  return Promise.resolve(null);
}
