import type { Person } from '../models/person.ts';
import { PrivacyRequests } from '../models/privacy-request.ts';
import { dueAfter } from './due.ts';
import { tellProvince } from './tell-province.ts';

/**
 * The office keeps a household's own record as a public task (domain.md §6, ม.24(4)), so it is the province that decides
 * about it when one of its people wants to be forgotten. Once a person; nothing for somebody without a household.
 */
export async function askProvinceToErase({ ref, household }: Person, at: Date): Promise<void> {
  if (household === undefined) return;
  await PrivacyRequests.updateOne(
    { _id: `erase:${ref}` },
    { $setOnInsert: { kind: 'erase', ref, household, at, dueAt: dueAfter(at), status: 'open' } },
    { upsert: true },
  );
  await tellProvince(`erase:${ref}`);
}
