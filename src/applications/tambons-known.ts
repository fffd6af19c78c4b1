import { tambonsWithin } from '../access/place-named.ts';
import type { Answers } from '../conversation/flow.ts';
import { districtCode } from '../households/district-name.ts';
import type { Tambon } from '../readers/tambon.ts';

/** The tambons of the province, for questions about a place. */
export interface TambonsKnown {
  tambons: readonly Tambon[];
}

/** All tambons in which the register has households; their names are public. */
export async function allTambons(): Promise<TambonsKnown> {
  return { tambons: await tambonsWithin({ level: 'province' }) };
}

/** The code of the district that was answered. */
export function districtNamed({ district }: Answers): string | undefined {
  return typeof district === 'string' ? (districtCode(district) ?? undefined) : undefined;
}

/** The names of the tambons of the district that was answered. */
export function tambonsNamed({ tambons }: TambonsKnown, answers: Answers): string[] {
  const district = districtNamed(answers);
  return tambons.filter((one) => one.district === district).map(({ name }) => name);
}
