import { householdToWorkWith } from '../access/household-to-work-with.ts';
import { may } from '../access/rights.ts';
import { bangkokDate, weekOf } from '../clock.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { readHouseholdCode } from '../households/household-code.ts';
import { loadRecord } from '../households/load-record.ts';
import { householdRecord } from '../messages/household-record.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import type { Household } from '../models/household.ts';
import type { Person } from '../models/person.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'household';

/**
 * A household's record: stage, dimensions, mentors, last four weeks, help (domain.md §5.7, "บ้าน {รหัส}"). For officers
 * of its area, whose every look is logged, and for its mentors. The argument is its code.
 */
export const household: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'see-household') || person.roles.includes('mentor'),
  meantFor: 'officer',
  read: (text) => {
    const said = afterWords(['บ้าน', 'ครัวเรือน', 'household'], text);
    // "บ้าน 12" and "บ้าน ไม่มีคนอยู่" are answers.
    const code = said === null ? null : readHouseholdCode(said);
    return code !== null && /\d{3}/u.test(code) ? code : null;
  },
  run: async ({ speaker, argument }) => {
    const found = await householdToWorkWith(speaker, argument, 'see-household');
    if (!found) return { kind: 'end', says: [{ key: 'not-found', buttons: ['menu'] }] };
    const { language } = speaker.person;
    const record = await loadRecord(found, weekOf(bangkokDate(speaker.at)));
    const card = listCard({
      title: `${found.name} (${found._id})`,
      items: householdRecord(record, language),
      buttons: deedsWith(found, speaker.person).map((name) => ({
        label: words(language, NAME, `buttons.${name}`),
        value: commandButton(name, found._id),
      })),
    });
    return { kind: 'end', says: [{ key: 'title', card }] };
  },
};

/** What she may do with a household whose record she looks at. */
function deedsWith(household: Household, person: Person): string[] {
  return [
    'stage',
    'assets',
    'plots',
    ...(may(person, 'pair', household) ? ['pairings'] : []),
    ...(may(person, 'keep-record', household) && household.registryCheck ? ['registry'] : []),
    ...(person.roles.includes('mentor') ? ['write-household'] : []),
  ];
}
