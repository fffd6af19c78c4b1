import type { OfficerScope } from '../access/area.ts';
import { MINUTE, machineNow, SECOND } from '../clock.ts';
import { registerRows, type RegisterRow } from './register-rows.ts';

/** Older than this they are read anew while they are still shown: reading them takes the better part of a second. */
const FRESH_FOR = 15 * SECOND;
/** Older than this they are not shown. */
const SHOWN_FOR = MINUTE;
/** Looked at by nobody for so long, they leave the memory. */
const KEPT_FOR = 2 * MINUTE;

interface Kept {
  week: string;
  readAt: number;
  rows: Promise<readonly RegisterRow[]>;
}
let kept: Kept | undefined;
let reading: Kept | undefined;
let forgetting: NodeJS.Timeout | undefined;

/**
 * The register within `scope` as light rows. Those of a part of the province are read every time; those of all of it are kept in
 * this process, and are at most a minute old. What is shown of a household is to be read for itself.
 */
export async function keptRows(scope: OfficerScope, week: string): Promise<readonly RegisterRow[]> {
  if (scope.level !== 'province') return registerRows(scope, week);
  clearTimeout(forgetting);
  forgetting = setTimeout(dropRows, KEPT_FOR).unref();
  const age = kept?.week === week ? machineNow() - kept.readAt : Infinity;
  if (kept && age <= FRESH_FOR) return kept.rows;
  const next = readAll(week);
  return kept && age <= SHOWN_FOR ? kept.rows : next.rows;
}

/** Lets the kept rows go: something has changed that whoever asks next must see. */
export function dropRows(): void {
  kept = undefined;
  reading = undefined;
}

/** Reads them once for all who ask meanwhile. What could not be read is read again by the next who asks. */
function readAll(week: string): Kept {
  if (reading?.week === week) return reading;
  reading = { week, readAt: machineNow(), rows: registerRows({ level: 'province' }, week) };
  void keepWhenRead(reading);
  return reading;
}

async function keepWhenRead(next: Kept): Promise<void> {
  try {
    await next.rows;
    if (reading === next) kept = next;
  } catch {
    // Whoever has asked for them hears of it.
  } finally {
    if (reading === next) reading = undefined;
  }
}
