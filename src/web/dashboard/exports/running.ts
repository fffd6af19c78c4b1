/** An export that this process is sending. */
export interface RunningExport {
  /** `ref` of the officer. */
  ref: string;
  /** Things that have been gone through, and rows made of them. */
  done: number;
  rows: number;
}

/**
 * The exports that this process is sending, by the key of their line in the log. How far one has come is known only where it is
 * sent: it lives and dies with that connection, and writing it down would cost the store a write a second for each. Begun,
 * expected, finished and cut off stand in the log, and are true in every process.
 */
export const running = new Map<string, RunningExport>();
