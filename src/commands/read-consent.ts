import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { consentOption } from '../consents/consent-answer.ts';
import { householdToReadTo } from '../consents/household-to-read-to.ts';
import { readHouseholdCode } from '../households/household-code.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { Households, type Household } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'read-consent';
const WORDS = [
  'อ่านความยินยอม',
  'อ่านคำยินยอม',
  'ยินยอมแทน',
  'read consent',
  'read consents',
  'read consents aloud',
];

/**
 * Reading notice and consents aloud to a household without a phone. Argument: its code; without one a mentor is shown
 * those she cares for.
 */
export const readConsent: BotCommand = {
  name: NAME,
  allows: ({ roles }) => roles.includes('mentor') || roles.includes('officer'),
  meantFor: 'mentor',
  read: (text) => afterWords(WORDS, text),
  run: async ({ speaker, argument }) => {
    const { rest, page } = readPage(argument);
    if (rest === '') return choose(speaker, page);
    const code = readHouseholdCode(rest);
    const household = code === null ? null : await householdToReadTo(speaker, code);
    if (!household) return { kind: 'end', says: [{ key: 'not-yours', buttons: ['menu'] }] };
    return { kind: 'start', flow: NAME, data: { household: household._id } };
  },
};

async function choose({ person }: Speaker, page: number): Promise<Outcome> {
  const pairings = await Pairings.find({ mentor: person._id, to: { $exists: false } }).lean();
  const codes = pairings.map(({ household }) => household);
  const households = await Households.find({ _id: { $in: codes } }).lean();
  if (households.length === 0 || !person.roles.includes('mentor'))
    return { kind: 'end', says: [{ key: 'which', buttons: ['menu'] }] };
  const { language } = person;
  // Those who were never asked come first.
  const sorted = households.toSorted((a, b) => asked(a) - asked(b) || (a._id < b._id ? -1 : 1));
  const { items, left, next } = pageOf(sorted, page);
  const card = listCard({
    title: words(language, NAME, 'list.title'),
    items: items.map((household) => item(household, language)),
    buttons: left > 0 ? [pageButton(words(language, NAME, 'list.more', { left }), NAME, '', next)] : [],
  });
  return { kind: 'end', says: [{ key: 'list.title', card, buttons: ['menu'] }] };
}

function asked({ healthConsent, pictureConsent }: Household): number {
  return Number(healthConsent !== 'not-asked') + Number(pictureConsent !== 'not-asked');
}

function item(household: Household, language: Person['language']): CardItem {
  const stands = (kind: 'health' | 'pictures', answer: Household['pictureConsent']): [string, string] => [
    words(language, NAME, `${kind}.line`),
    answer === 'not-asked'
      ? words(language, NAME, 'list.not-asked')
      : words(language, NAME, `${kind}.options.${consentOption(answer)}`),
  ];
  return {
    title: household.name,
    facts: [stands('health', household.healthConsent), stands('pictures', household.pictureConsent)],
    buttons: [
      { label: words(language, NAME, 'buttons.read-consent'), value: commandButton(NAME, household._id) },
    ],
  };
}
