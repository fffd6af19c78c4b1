import { HOUR } from '../clock.ts';
import { RegisterImports, type ImportKind, type RegisterImport } from '../models/register-import.ts';
import { isOnlyDuplicates } from '../storage/only-duplicates.ts';
import { tableIn } from '../tables/table-in.ts';
import { UnusableFile } from '../tables/unusable-file.ts';
import { kindOf } from './kinds.ts';
import { pack } from './packed.ts';

/** So long a file that was checked can be imported, and what came of it be looked at. */
export const KEPT_FOR = HOUR;
/** The largest file; that of the whole province is about 3 MB. */
export const LARGEST_MB = 10;
/** What one document of the store may hold, with room for the rest (MongoDB: 16 MB). */
const LARGEST_PACKED = 14 * 1024 * 1024;

/** A file that an officer has given. */
export interface Given {
  id: string;
  ref: string;
  kind: ImportKind;
  fileName: string;
  bytes: Uint8Array;
  /** New households of which the file does not say the origin were found by a survey. */
  survey: boolean;
}

/**
 * Checks a file and keeps what can be imported of it under `given.id` for an hour (import-file.ts imports it); writes nothing
 * into the register. Checked once however often it is given. Throws UnusableFile when nothing can be made of it.
 */
export async function checkFile(given: Given, at: Date): Promise<void> {
  const { id, ref, kind, fileName, bytes, survey } = given;
  if (await RegisterImports.exists({ _id: id })) return;
  const { file, check } = kindOf(kind);
  const { content, problems, good, bad, notes, would } = await check(await tableIn(bytes, file), { survey });
  const row = {
    ...{ _id: id, ref, kind, fileName, good, bad, would },
    checkedAt: at,
    content: await pack(content),
    problems: await pack(problems),
    problemCount: problems.length,
    notes: [...notes],
    state: 'checked' as const,
    forgetAt: new Date(at.getTime() + KEPT_FOR),
  };
  if (row.content.length + row.problems.length > LARGEST_PACKED)
    throw new UnusableFile('too-large', { most: LARGEST_MB });
  try {
    await RegisterImports.create(row);
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
}

/** The imports of this officer that are still known at `at`, the latest first; without what they hold. */
export async function importsOf(ref: string, at: Date): Promise<RegisterImport[]> {
  return RegisterImports.find({ ref, forgetAt: { $gt: at } })
    .select({ content: 0, problems: 0 })
    .sort({ checkedAt: -1 })
    .lean<RegisterImport[]>();
}

/** Her import with this id, if it is still known at `at`; null for one of another officer's as for none. */
export async function findImport(id: string, ref: string, at: Date): Promise<RegisterImport | null> {
  return RegisterImports.findOne({ _id: id, ref, forgetAt: { $gt: at } }).lean();
}
