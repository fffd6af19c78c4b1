import type { Level, OfficerScope } from '../access/area.ts';
import type { Answers } from '../conversation/flow.ts';
import type { Invite } from '../models/invite.ts';
import type { MentorKind } from '../models/person.ts';
import { districtNamed, type TambonsKnown } from '../places/tambons.ts';

/** What the questions about a code depend on: who makes it, and whom and where she may invite. */
export interface InviteContext extends TambonsKnown {
  officer: OfficerScope;
  roles: readonly string[];
  levels: readonly Level[];
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
  const place = districtNamed(answers) ?? officer.district;
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
