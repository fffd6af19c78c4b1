import { measureAccept } from './accept.ts';
import type { Contestant } from './contestants.ts';
import type { LineApi } from './line-api.ts';
import type { Options } from './options.ts';
import { EVENTS_OF_REPORT, measureReports } from './reports.ts';
import { COLD, measureSteady } from './steady.ts';

/** What is measured. Times are milliseconds; `cpuPerEvent` is the processor's, for an event that is worked off. */
export const FIGURES = [
  'acceptedPerSecond',
  'acceptP99',
  'steadyP50',
  'steadyP99',
  'steadyWorkedOffAfter',
  'cpuPerEvent',
  'reportsPerSecond',
  'memoryBytes',
] as const;

/** What one contestant did in one round. */
export type RoundFigures = Record<(typeof FIGURES)[number], number>;

/**
 * Measures one contestant in a process of its own: the steady stream, which also warms it up, then reports, then as many
 * webhooks as it can take. Then it is killed in the middle of its work. Throws when an event it had acknowledged, or a
 * report, is not in its store. The echo bot takes no reports: NaN.
 */
export async function runRound(
  contestant: Contestant,
  line: LineApi,
  options: Options,
): Promise<RoundFigures> {
  const { bot, mentors, leave } = await contestant.enter(line.url, options.mentors);
  let figures: RoundFigures;
  try {
    const steady = await measureSteady(bot, line, options.steady);
    const reportsPerSecond = mentors.length > 0 ? await measureReports(bot.webhook, line, mentors) : NaN;
    const accept = await measureAccept(bot.webhook, options.webhooks);
    const { rss } = await bot.usage();
    figures = {
      acceptedPerSecond: accept.perSecond,
      acceptP99: accept.p99,
      steadyP50: steady.p50,
      steadyP99: steady.p99,
      steadyWorkedOffAfter: steady.workedOffAfter,
      cpuPerEvent: steady.cpuEach,
      reportsPerSecond,
      memoryBytes: rss,
    };
  } catch (error) {
    await leave();
    throw error;
  }
  const kept = await leave();
  const events = mentors.length * EVENTS_OF_REPORT + COLD + options.steady + options.webhooks;
  if (kept && (kept.events !== events || kept.reports !== mentors.length)) {
    throw new Error(
      `Of ${events} events and ${mentors.length} reports, ${kept.events} and ${kept.reports} are in the store (${contestant.name}).`,
    );
  }
  return figures;
}
