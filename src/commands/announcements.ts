import { readAnnouncement } from '../readers/announcement.ts';
import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import { isGoing, progressOf } from '../announcements/progress.ts';
import { seenBy } from '../announcements/seen-by.ts';
import { withdrawAnnouncement } from '../announcements/withdraw.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import { announce } from '../flows/announce.ts';
import { cut } from '../messages/label.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { placeLine } from '../messages/place-line.ts';
import { showDayAndTime } from '../messages/show-moment.ts';
import { showNumber } from '../messages/show-number.ts';
import { say as words } from '../messages/words.ts';
import { Announcements, type Announcement } from '../models/announcement.ts';
import { People } from '../models/person.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'announcements';
/** So many are looked up; older ones are history. */
const RECENT = 30;
/** So much of the words is shown, in grapheme clusters. */
const SHOWN = 120;

/** Before what she typed behind the word: "ประกาศ พรุ่งนี้ประชุม" begins one with these words (domain.md §5.7). */
const SAID = 'say ';

/**
 * What an officer has announced lately and how far it has come; of a district or the province, also what was announced to a
 * part of her area. Arguments: `new` begins one, `stop <ref>` stops one of her own, `p2` for a page.
 */
export const announcements: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'announce'),
  meantFor: 'officer',
  read: (text) => {
    if (afterWords(['ประกาศใหม่', 'new announcement'], text) === '') return 'new';
    const words = afterWords(['ประกาศ', 'announce', 'announcements'], text);
    return words === null || words === '' ? words : `${SAID}${words}`;
  },
  run: async ({ speaker, argument, message }) => {
    if (argument.startsWith(SAID) && message !== undefined) {
      const text = readAnnouncement(argument.slice(SAID.length));
      const said = text.kind === 'value' && { answers: { text: text.value }, sources: { text: message } };
      return { kind: 'start', flow: announce.flow.name, data: {}, ...said };
    }
    const [deed = '', ref = ''] = argument.split(' ');
    if (deed === 'new') return { kind: 'start', flow: announce.flow.name, data: {} };
    if (deed === 'stop') return stop(speaker, ref);
    return show(speaker, readPage(argument).page);
  },
};

/** Only her own: what a colleague says to people is the colleague's. */
async function stop({ person, event, at }: Speaker, ref: string): Promise<Outcome> {
  const found = await Announcements.findOne({ ref, by: person.ref }).lean();
  const stopped = found !== null && (await withdrawAnnouncement(found));
  if (stopped) {
    const details = { stopped: true };
    await audit({ key: `announce-stopped:${event}`, at, actor: person.ref, deed: 'announce', details });
  }
  const key = stopped ? 'stopped' : found ? 'too-late' : 'gone';
  return { kind: 'end', says: [{ key, buttons: [commandButton(NAME), 'menu'] }] };
}

async function show({ person }: Speaker, page: number): Promise<Outcome> {
  const { language, ref, officer } = person;
  const begin = commandButton(NAME, 'new');
  const labels = { [begin]: words(language, NAME, 'buttons.new') };
  const buttons = [begin, 'menu'];
  const found = officer
    ? await Announcements.find(seenBy(ref, officer)).sort({ confirmedAt: -1, _id: 1 }).limit(RECENT).lean()
    : [];
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons, labels }] };
  const shown = pageOf(found, page);
  const authors = await People.find({ ref: { $in: shown.items.map(({ by }) => by) } }).lean();
  const names = new Map(authors.map((one) => [one.ref, one.name]));
  const items = await Promise.all(
    shown.items.map((one) => itemOf(one, one.by === ref ? undefined : (names.get(one.by) ?? ''), language)),
  );
  const card = listCard({
    title: words(language, NAME, 'title'),
    items,
    buttons: shown.left > 0 ? [pageButton(words(language, NAME, 'buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons, labels }] };
}

/** One of the list; `author`: absent for her own. */
async function itemOf(one: Announcement, author: string | undefined, language: Language): Promise<CardItem> {
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const { ref, audience, scope, text, photo, count, state, confirmedAt } = one;
  const progress = await progressOf(one);
  const { waiting, push, free, unsent } = progress;
  const going = isGoing(one, progress);
  const numbers = Object.entries({ waiting, push, free, unsent }).filter(([, people]) => people > 0);
  const own = author === undefined;
  return {
    title: word('to', { audience: word(`audiences.${audience}`), place: placeLine(scope, language) }),
    text: text === undefined ? word('blanked') : cut(text, SHOWN),
    lines: [
      showDayAndTime(confirmedAt, language),
      own || author === '' ? '' : word('by', { author }),
      photo ? word('with-picture') : '',
      word(`states.${going ? 'going' : state === 'withdrawn' ? 'withdrawn' : 'done'}`, {
        count: showNumber(count),
      }),
      numbers.map(([name, people]) => word(`progress.${name}`, { count: showNumber(people) })).join(' · '),
    ],
    buttons: own && going ? [{ label: word('buttons.stop'), value: commandButton(NAME, `stop ${ref}`) }] : [],
  };
}
