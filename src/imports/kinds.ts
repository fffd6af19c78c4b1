import type { ImportKind } from '../models/register-import.ts';
import { households } from './households.ts';
import type { Kind } from './kind.ts';
import { pairings } from './pairings.ts';

// What one of them has found, only the same one is given to carry out (import-file.ts), so that its shape is its own affair.
const KINDS = { households, pairings } as unknown as Readonly<Record<ImportKind, Kind<string, unknown>>>;

/** The kind of file with this name. */
export function kindOf(kind: ImportKind): Kind<string, unknown> {
  return KINDS[kind];
}
