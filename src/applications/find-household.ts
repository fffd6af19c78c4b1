import { readHouseholdCode } from '../households/household-code.ts';
import { Households } from '../models/household.ts';
import { digits, normalize } from '../readers/text.ts';

/**
 * The one household of a tambon that somebody's words for it mean: its code, or its house number with its village number
 * ("12 หมู่ 4", "12/3 ม.4"). Undefined when none or several fit. For those who decide only: whoever asks must not learn
 * whether there is such a household.
 */
export async function findHousehold(
  { district, tambon }: { district: string; tambon: string },
  words: string,
): Promise<string | undefined> {
  const code = readHouseholdCode(words);
  // Only in the tambon she named: the officers of that tambon decide, and must not see a household of another.
  const there = { district, ...(tambon !== '' && { tambon }) };
  if (code !== null && (await Households.exists({ _id: code, ...there }))) return code;
  const said = digits(normalize(words));
  const houseNo = /\d+(?:\/\d+)?/u.exec(said)?.[0];
  const moo = /(?:หมู่ที่|หมู่|ม\.|moo)\s*(\d{1,2})/iu.exec(said)?.[1];
  if (houseNo === undefined || moo === undefined) return undefined;
  const found = await Households.find({ ...there, houseNo, moo: Number(moo) })
    .limit(2)
    .lean();
  return found.length === 1 ? found[0]?._id : undefined;
}
