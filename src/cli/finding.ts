/** What one check of the doctor found. */
export interface Finding {
  well: boolean;
  /** What is so, and when it is not well, what to do. Never a secret. */
  says: string;
}

/** The finding as one line for people. */
export function describeFinding({ well, says }: Finding): string {
  return `${well ? '✓' : '✗'} ${says.replaceAll('\n', '\n  ')}`;
}
