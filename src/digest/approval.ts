let waits = false;

/** Whether a digest waits until an officer of the province sends it, instead of going at 08:00 by itself (DIGEST_APPROVAL). */
export function waitsForApproval(): boolean {
  return waits;
}

/** Set once at the start, from the environment. */
export function setApproval(approval: 'auto' | 'wait'): void {
  waits = approval === 'wait';
}
