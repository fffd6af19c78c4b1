import { commandButton } from '../conversation/bot-command.ts';
import type { Level } from '../access/area.ts';
import type { Person } from '../models/person.ts';

const MENTOR = ['report', 'pick-household'];
const HOUSEHOLD: string[] = [];
const OFFICER: Readonly<Record<Level, readonly string[]>> = { subdistrict: [], district: [], province: [] };
/** LINE shows 13 buttons; two are kept for going on with a draft and for the other language. */
const MOST = 11;

/** What someone can turn to in her roles, the most wanted first: values of buttons (domain.md §5.7). */
export function menu({ roles, officer }: Person): readonly string[] {
  const buttons = [
    ...(roles.includes('officer') && officer
      ? OFFICER[officer.level].map((name) => commandButton(name))
      : []),
    ...(roles.includes('mentor') ? MENTOR : []),
    ...(roles.includes('household') ? HOUSEHOLD.map((name) => commandButton(name)) : []),
    ...(roles.includes('officer') ? [] : ['officer']),
  ];
  return buttons.slice(0, MOST);
}
