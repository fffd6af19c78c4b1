import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { MINUTE } from '../clock.ts';
import type { TableRow } from './read-table.ts';
import { UnusableFile } from './unusable-file.ts';

/** No workbook of an office's takes longer; the province's takes two seconds. */
const LONGEST = MINUTE;
const MEMORY_MB = 1_024;

/** Whether a file begins as workbooks (.xlsx) do. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK';
}

/**
 * The rows of the first sheet of a workbook that has any, by the numbers Excel shows beside them; what a cell shows as text.
 * Throws UnusableFile when it cannot be opened.
 */
export async function workbookRows(bytes: Uint8Array): Promise<TableRow[]> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    // What the library prints of a broken file is nobody's.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    const [rows] = (await once(worker, 'message', { signal: AbortSignal.timeout(LONGEST) })) as [TableRow[]];
    return rows;
  } catch (error) {
    throw new UnusableFile('broken-workbook', {}, { cause: error });
  } finally {
    await worker.terminate();
  }
}
