import { may } from '../access/rights.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Language, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import { say as words } from '../messages/words.ts';
import { Households, type Household } from '../models/household.ts';
import { People, type Person } from '../models/person.ts';
import { giveHousehold } from '../pairing/give-household.ts';
import { mentorsOf } from '../pairing/mentors-of.ts';
import { mentorsWithin, type MentorNear } from '../pairing/mentors-near.ts';

/** So many are offered: those of the tambon, then of the district, who have the fewest households. */
const OFFERED = 30;

interface PairContext {
  household: Household;
  /** Who was asked first when this was begun; whatever has happened since, no other one is replaced. */
  instead: Person | null;
  /** Who could. */
  near: readonly MentorNear[];
}

/** An officer pairs a household with a mentor, instead of the one it has or beside her. Begun with `{ household }` and, where it has one, its primary mentor's ref as `instead`. */
const flow = defineFlow<PairContext>({
  name: 'pair-household',
  version: 1,
  steps: {
    mentor: { kind: 'choice', options: ({ near }) => near.map(({ mentor }) => mentor.ref), required: true },
    how: {
      kind: 'choice',
      options: () => ['instead', 'beside'],
      when: (_, { instead }) => instead !== null,
      required: true,
    },
    sure: { kind: 'choice', options: () => ['sure', 'no'], says: { yes: 'sure', no: 'no' }, required: true },
  },
});

export const pairHousehold = botFlow<PairContext>({
  flow,
  passing: true,
  load: async ({ person }, { data, answers }) => {
    const household = await Households.findById(String(data['household'])).lean();
    if (!household || !may(person, 'pair', household)) return null;
    const current = await mentorsOf(household._id);
    const instead = await People.findOne({ ref: String(data['instead'] ?? '') }).lean();
    const { district } = household;
    const inDistrict = await mentorsWithin({ level: 'district', district });
    const rank = ({ area }: MentorNear): number => Number(area.tambon !== household.tambon);
    const near = inDistrict
      // The one who has been chosen stays in the list when a crash makes the last answer be worked in again.
      .filter(
        ({ mentor }) => mentor.ref === answers['mentor'] || !current.some(({ _id }) => _id === mentor._id),
      )
      .toSorted((a, b) => rank(a) - rank(b))
      .slice(0, OFFERED);
    return near.length === 0 ? null : { household, instead, near };
  },
  words: ({ household, instead }, language) => ({
    name: household.name,
    mentor: instead?.name ?? words(language, 'pairings', 'unknown'),
  }),
  label: (question, option, { near }, language) => {
    const found = question === 'mentor' ? near.find(({ mentor }) => mentor.ref === option) : undefined;
    return found && labelOf(found, language);
  },
  done: async ({ speaker, state, context }: Passage<PairContext>): Promise<Ending> => {
    const { answers } = state;
    const { household, instead, near } = context;
    const buttons = [commandButton('pairings', household._id), 'menu'];
    if (answers['sure'] === 'no') return { kind: 'end', says: [{ key: 'left', buttons }] };
    const chosen = near.find(({ mentor }) => mentor.ref === answers['mentor'])?.mentor;
    if (!chosen) return { kind: 'end', says: [{ key: 'gone', buttons }] };
    const replaced = answers['how'] === 'instead' && instead ? instead : undefined;
    await giveHousehold(speaker, household, chosen, replaced);
    return { kind: 'end', says: [{ key: 'done', values: { chosen: chosen.name ?? '' }, buttons }] };
  },
});

function labelOf({ mentor, households, area }: MentorNear, language: Language): string {
  const name = mentor.name ?? words(language, 'pairings', 'unknown');
  return words(language, flow.name, 'label', { name, count: households, tambon: area.tambon ?? '' });
}
