import { within, type OfficerScope } from '../access/area.ts';
import type { Answers, AskStep, ChoiceStep } from '../conversation/flow.ts';
import { districtCode } from '../households/district-name.ts';
import { Households } from '../models/household.ts';
import { readDistrictName } from '../readers/district-name.ts';
import type { Tambon } from '../readers/tambon.ts';

/** The tambons within `scope` that have households, as the office's list names them. */
export async function tambonsWithin(scope: OfficerScope): Promise<Tambon[]> {
  const rows = await Households.find(within(scope))
    .select({ district: 1, tambon: 1 })
    .lean<{ district: string; tambon: string }[]>();
  const found = new Map(rows.map(({ district, tambon }) => [`${district} ${tambon}`, { district, tambon }]));
  return [...found.values()].map(({ district, tambon }) => ({ code: '', name: tambon, district }));
}

/** What questions about a place depend on. */
export interface TambonsKnown {
  /** The tambons that may be meant. */
  tambons: readonly Tambon[];
  /** For an officer below the province: her district, of which she is not asked. */
  officer?: OfficerScope;
}

/** All tambons in which the register has households; their names are public. */
export async function allTambons(): Promise<TambonsKnown> {
  return { tambons: await tambonsWithin({ level: 'province' }) };
}

/** The code of the district that was answered. */
export function districtNamed({ district }: Answers): string | undefined {
  return typeof district === 'string' ? (districtCode(district) ?? undefined) : undefined;
}

/** The names of the tambons of the district that is meant: the one that was answered, or the officer's own. */
export function tambonsNamed({ tambons, officer }: TambonsKnown, answers: Answers): string[] {
  const district = districtNamed(answers) ?? officer?.district;
  return tambons.filter((one) => one.district === district).map(({ name }) => name);
}

/** The words on a button of a tambon: its name. */
export function tambonLabel(option: string, { tambons }: TambonsKnown): string | undefined {
  return tambons.some(({ name }) => name === option) ? option : undefined;
}

/** Which district: its name in any spelling that can be read. */
export const districtStep = {
  kind: 'ask',
  read: readDistrictName,
  choices: () => [],
  shows: 'text',
  required: true,
} as const satisfies AskStep<TambonsKnown>;

/** Which of its tambons, as far as the register knows any. */
export const tambonStep = {
  kind: 'choice',
  about: 'district',
  options: tambonsNamed,
  when: (answers, context) => tambonsNamed(context, answers).length > 0,
  required: true,
} as const satisfies ChoiceStep<TambonsKnown>;
