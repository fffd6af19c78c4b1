import { householdToWorkWith } from '../access/household-to-work-with.ts';
import { may } from '../access/rights.ts';
import { bangkokDate, weekOf } from '../clock.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { readHouseholdCode } from '../households/household-code.ts';
import { lastWeeks } from '../households/last-weeks.ts';
import { householdRecord } from '../messages/household-record.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { HelpRequests } from '../models/help-request.ts';
import type { Household } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'household';
/** So many of its latest requests and cases are shown. */
const LATEST = 4;

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
    const record = await recordOf(found, weekOf(bangkokDate(speaker.at)));
    const card = listCard({
      title: `${found.name} (${found._id})`,
      items: householdRecord(record, language),
      buttons: [
        {
          label: words(language, NAME, 'buttons.propose-stage'),
          value: commandButton('stage', found._id),
        },
      ],
    });
    return { kind: 'end', says: [{ key: 'title', card }] };
  },
};

async function recordOf(found: Household, week: string) {
  const { _id } = found;
  const [pairings, weeks, requests, urgent] = await Promise.all([
    Pairings.find({ household: _id, to: { $exists: false } }).lean(),
    lastWeeks(_id, week),
    HelpRequests.find({ household: _id }).sort({ requestedAt: -1 }).limit(LATEST).lean(),
    UrgentCases.find({ household: _id }).sort({ openedAt: -1 }).limit(LATEST).lean(),
  ]);
  const people = await People.find({ _id: { $in: pairings.map(({ mentor }) => mentor) } }).lean();
  const mentors = pairings
    .toSorted((a, b) => Number(b.primary) - Number(a.primary))
    .map(({ mentor, primary, from }) => ({
      person: people.find((one) => one._id === mentor),
      primary,
      from,
    }));
  return { household: found, mentors, weeks, requests, urgent };
}
