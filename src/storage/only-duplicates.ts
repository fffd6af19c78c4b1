/** E11000 and nothing else: every row that could not be written was there already. */
export function isOnlyDuplicates(error: unknown): boolean {
  const { code, writeErrors = [] } = error as { code?: unknown; writeErrors?: WriteError | WriteError[] };
  const errors = [writeErrors].flat();
  return errors.length > 0 ? errors.every((one) => one.code === 11_000) : code === 11_000;
}

interface WriteError {
  code?: unknown;
}
