import { within } from '../access/area.ts';
import { logReading } from '../access/log-reading.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { houseLines, personLine } from '../help/where-and-who.ts';
import { readHouseholdCode } from '../households/household-code.ts';
import { listCard, pageButton, pageOf, readPage } from '../messages/list-card.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { Households, type Household } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { takeHousehold } from '../pairing/give-household.ts';
import { makePrimary } from '../pairing/make-primary.ts';
import { afterWords } from '../readers/command-words.ts';
import { showNumber } from '../messages/show-number.ts';

const NAME = 'pairings';

/**
 * Who cares for a household, to pair and re-pair (domain.md R10, §5.7 จับคู่). Arguments: the household's code; with
 * `primary <ref>`, `end <ref>` or `end-sure <ref>` behind it; nothing (or `p2`) for the households of an officer's area that
 * have no mentor.
 */
export const pairings: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'pair'),
  meantFor: 'officer',
  read: (text) => afterWords(['จับคู่', 'pair', 'pairings'], text),
  run: async ({ speaker, argument }) => {
    const { rest, page } = readPage(argument);
    if (rest === '') return showUnpaired(speaker, page);
    const [typed = '', deed = '', ref = ''] = rest.split(' ');
    const household = await Households.findById(readHouseholdCode(typed) ?? '').lean();
    if (!household || !may(speaker.person, 'pair', household)) return end('not-found');
    await logReading(speaker, household._id, 'pair');
    return deed === '' ? showPairings(speaker, household) : change(speaker, household, deed, ref);
  },
};

function end(key: string, values: Readonly<Record<string, string>> = {}, code = ''): Outcome {
  return { kind: 'end', says: [{ key, values, buttons: [commandButton(NAME, code), 'menu'] }] };
}

async function change(speaker: Speaker, household: Household, deed: string, ref: string): Promise<Outcome> {
  const { person, event, at } = speaker;
  const { _id, name } = household;
  const mentor = await People.findOne({ ref, roles: 'mentor' }).lean();
  if (!mentor) return end('gone', {}, _id);
  const who = personLine(mentor, words(person.language, NAME, 'unknown'));
  if (deed === 'primary')
    return end(
      (await makePrimary({ actor: person.ref, event, at }, mentor, _id)) ? 'primary' : 'gone',
      { name, mentor: who },
      _id,
    );
  if (deed === 'end-sure') {
    await takeHousehold(speaker, household, mentor);
    return end('ended', { name, mentor: who }, _id);
  }
  const button = commandButton(NAME, `${_id} end-sure ${ref}`);
  const labels = { [button]: words(person.language, NAME, 'buttons.end-sure') };
  const buttons = [button, commandButton(NAME, _id)];
  return { kind: 'end', says: [{ key: 'sure', values: { name, mentor: who }, buttons, labels }] };
}

async function showPairings({ person: { language } }: Speaker, household: Household): Promise<Outcome> {
  const { _id } = household;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const rows = await Pairings.find({ household: _id, to: { $exists: false } })
    .sort({ from: 1 })
    .lean();
  const people = await People.find({ _id: { $in: rows.map(({ mentor }) => mentor) } }).lean();
  const [title, place] = houseLines(household, language);
  const items = rows
    .toSorted((a, b) => Number(b.primary) - Number(a.primary))
    .map(({ mentor, primary, from }) => {
      const person = people.find((one) => one._id === mentor);
      const ref = person?.ref ?? '-';
      return {
        title: personLine(person, word('unknown')),
        lines: [
          `${word(primary ? 'is-primary' : 'helps')} · ${word('since', { day: showMoment(from, language) })}`,
        ],
        buttons: [
          ...(primary
            ? []
            : [{ label: word('buttons.primary'), value: commandButton(NAME, `${_id} primary ${ref}`) }]),
          { label: word('buttons.end'), value: commandButton(NAME, `${_id} end ${ref}`) },
        ],
      };
    });
  const card = listCard({
    title,
    note: place,
    items: items.length > 0 ? items : [{ lines: [word('nobody')] }],
    buttons: [{ label: word('buttons.pair'), value: commandButton('pair', _id) }],
  });
  return { kind: 'end', says: [{ key: 'nobody', card, buttons: ['menu'] }] };
}

async function showUnpaired(speaker: Speaker, page: number): Promise<Outcome> {
  const { officer, language } = speaker.person;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const all = officer
    ? await Households.find(within(officer)).sort({ district: 1, tambon: 1, _id: 1 }).lean()
    : [];
  const paired = new Set(
    (
      await Pairings.find({ to: { $exists: false } })
        .select({ household: 1 })
        .lean()
    ).map(({ household }) => household),
  );
  const found = all.filter(({ _id }) => !paired.has(_id));
  if (found.length === 0) return { kind: 'end', says: [{ key: 'all-paired', buttons: ['menu'] }] };
  const shown = pageOf(found, page);
  for (const { _id } of shown.items) await logReading(speaker, _id, 'pair');
  const card = listCard({
    title: word('unpaired'),
    note: word('count', { count: showNumber(found.length) }),
    items: shown.items.map((household) => {
      const [title, place] = houseLines(household, language);
      return {
        title,
        lines: [place],
        buttons: [{ label: word('buttons.pair'), value: commandButton('pair', household._id) }],
      };
    }),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'unpaired', card, buttons: ['menu'] }] };
}
