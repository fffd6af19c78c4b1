import { narrow, type OfficerScope } from '../access/area.ts';
import type { Answers } from '../conversation/flow.ts';
import { AUDIENCES, type Audience } from '../models/announcement.ts';
import { districtNamed } from '../places/tambons.ts';

/** The answer that stands for all of a district. */
export const WHOLE = 'whole';

/** To whom, as it was answered; null when it was not. */
export function audienceIn({ audience }: Answers): Audience | null {
  return AUDIENCES.find((one) => one === audience) ?? null;
}

/**
 * Where an announcement goes, as it was answered: all of the officer's area, or the part that was named. Null when that part
 * is not hers (any more).
 */
export function targetIn(answers: Answers, officer: OfficerScope): OfficerScope | null {
  if (answers['where'] !== 'part') return officer;
  const district = districtNamed(answers) ?? officer.district;
  const { tambon } = answers;
  const area = { district, ...(typeof tambon === 'string' && tambon !== WHOLE && { tambon }) };
  return narrow(officer, area);
}
