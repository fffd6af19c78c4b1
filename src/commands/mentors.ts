import type { OfficerScope } from '../access/area.ts';
import { logReading } from '../access/log-reading.ts';
import { placeNamed } from '../places/place-named.ts';
import { may } from '../access/rights.ts';
import { bangkokDate, weekOf } from '../clock.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { mentoredBy } from '../flows/mentored.ts';
import { personLine } from '../help/where-and-who.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { placeLine } from '../messages/place-line.ts';
import { say as words } from '../messages/words.ts';
import { People } from '../models/person.ts';
import { mentorsWithin, type MentorNear } from '../pairing/mentors-near.ts';
import { afterWords } from '../readers/command-words.ts';
import { placeChoices } from '../places/place-choices.ts';

const NAME = 'mentors';
/** Households of one mentor on a card, each with a button to its pairings. */
const HOUSES = 10;

/**
 * The mentors of an officer's area, or of a part of it that she names (domain.md §5.7, พี่เลี้ยง). Arguments: a place, `p2` for
 * a page, `of <ref>` for one mentor's households.
 */
export const mentors: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'see-mentors'),
  meantFor: 'officer',
  read: (text) => afterWords(['พี่เลี้ยง', 'รายชื่อพี่เลี้ยง', 'mentors'], text),
  run: async ({ speaker, argument }) => {
    const { officer, language } = speaker.person;
    const { rest, page } = readPage(argument);
    if (rest.startsWith('of ')) return showHouses(speaker, rest.slice(3));
    const named = officer && (await placeNamed(officer, rest));
    if (named?.kind === 'scope') return show(speaker, named.scope, rest, page);
    return placeChoices(NAME, named?.kind === 'choices' ? named.areas : [], language);
  },
};

async function show(speaker: Speaker, scope: OfficerScope, rest: string, page: number): Promise<Outcome> {
  const { language } = speaker.person;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const found = await mentorsWithin(scope);
  if (found.length === 0)
    return { kind: 'end', says: [{ key: 'none', buttons: [commandButton('invite'), 'menu'] }] };
  const shown = pageOf(found, page);
  const week = weekOf(bangkokDate(speaker.at));
  const items = shown.items.map(async ({ mentor, area }: MentorNear): Promise<CardItem> => {
    const hers = await mentoredBy(mentor._id, week);
    const { district = '', tambon = '' } = area;
    return {
      title: personLine(mentor, word('unknown')),
      lines: [
        `${words(language, null, 'place.tambon', { tambon })} ${districtName(district, language)}`,
        word('load', { households: hers.length, reported: hers.filter(({ reported }) => reported).length }),
      ],
      buttons:
        hers.length > 0
          ? [{ label: word('buttons.houses'), value: commandButton(NAME, `of ${mentor.ref}`) }]
          : [],
    };
  });
  const card = listCard({
    title: word('title', { place: placeLine(scope, language) }),
    note: word('count', { count: found.length }),
    items: await Promise.all(items),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, rest, shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'none', card, buttons: [commandButton('invite'), 'menu'] }] };
}

/** One mentor's households, as far as the officer may see them. */
async function showHouses(speaker: Speaker, ref: string): Promise<Outcome> {
  const { person, at } = speaker;
  const mentor = await People.findOne({ ref, roles: 'mentor' }).lean();
  const all = mentor ? await mentoredBy(mentor._id, weekOf(bangkokDate(at))) : [];
  const hers = all.filter(({ household }) => may(person, 'see-mentors', household));
  if (!mentor || hers.length === 0) return { kind: 'end', says: [{ key: 'gone', buttons: ['menu'] }] };
  const word = (key: string, values = {}): string => words(person.language, NAME, key, values);
  for (const { household } of hers.slice(0, HOUSES)) await logReading(speaker, household._id, 'see-mentors');
  const card = listCard({
    title: personLine(mentor, word('unknown')),
    note: word('load', { households: hers.length, reported: hers.filter(({ reported }) => reported).length }),
    items: hers.slice(0, HOUSES).map(({ household: { _id, name }, reported }) => ({
      title: `${name} (${_id})`,
      lines: [word(reported ? 'reported' : 'not-reported')],
      buttons: [{ label: word('buttons.pairings'), value: commandButton('pairings', _id) }],
    })),
  });
  return { kind: 'end', says: [{ key: 'none', card, buttons: ['menu'] }] };
}
