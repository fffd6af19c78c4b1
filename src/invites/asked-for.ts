import type { Level, OfficerScope } from '../access/area.ts';
import type { Answers } from '../conversation/flow.ts';
import { districtCode } from '../households/district-name.ts';
import type { Invite } from '../models/invite.ts';
import type { MentorKind } from '../models/person.ts';
import type { Tambon } from '../readers/tambon.ts';

/** What the questions about a code depend on: who makes it, and whom and where she may invite. */
export interface InviteContext {
  officer: OfficerScope;
  roles: readonly string[];
  levels: readonly Level[];
  /** All tambons she may send somebody to. */
  tambons: readonly Tambon[];
}

/** The names of the tambons of the district that is meant: the one she named, or her own. */
export function tambonsOf({ officer, tambons }: InviteContext, answers: Answers): string[] {
  const district = districtOf(answers) ?? officer.district;
  return tambons.filter((one) => one.district === district).map(({ name }) => name);
}

/** The code of the district she named; undefined when she was not asked. */
function districtOf({ district }: Answers): string | undefined {
  return typeof district === 'string' ? (districtCode(district) ?? undefined) : undefined;
}

/** The province may invite every level, a district the subdistricts. */
export function levelsBelow(level: Level): Level[] {
  return level === 'province' ? ['subdistrict', 'district', 'province'] : ['subdistrict'];
}

/** The level that is meant; the only one she may invite is not asked for. */
export function levelOf({ level }: Answers, { levels }: InviteContext): Level {
  return levels.find((one) => one === level) ?? levels[0] ?? 'subdistrict';
}

/** What the code gives, from the answers. */
export function grantOf(
  answers: Answers,
  context: InviteContext,
  households: string[],
): Pick<Invite, 'role' | 'mentorKind' | 'officer' | 'area' | 'name' | 'households'> {
  const { officer } = context;
  const { role, name, tambon, kind, tambons } = answers;
  const place = districtOf(answers) ?? officer.district;
  const named = typeof name === 'string' ? { name } : {};
  const where = place === undefined ? {} : { district: place };
  if (role === 'household') return { role, households };
  if (role === 'mentor') {
    const area = { ...where, ...(typeof tambon === 'string' && { tambon }) };
    return { role, mentorKind: kind as MentorKind, area, households, ...named };
  }
  const level = levelOf(answers, context);
  const scope: OfficerScope = {
    level,
    ...(level === 'province' ? {} : where),
    ...(level === 'subdistrict' && { tambons: Array.isArray(tambons) ? [...(tambons as string[])] : [] }),
  };
  return { role: 'officer', officer: scope, households: [], ...named };
}
