import { covers, within } from '../access/area.ts';
import { logReading } from '../access/log-reading.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { storyAnswers, writeStory } from '../flows/write-story.ts';
import { listCard, pageButton, pageOf, readPage } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { Stories, type Story } from '../models/story.ts';
import { afterWords } from '../readers/command-words.ts';
import { candidate, candidates } from '../stories/candidates.ts';
import { candidateItem, storyItem } from '../stories/list-items.ts';
import { showStory } from '../stories/show-story.ts';

const NAME = 'stories';
/** So many of each state are looked up; older ones are history. */
const RECENT = 30;

/**
 * The stories of an officer's area: what waits, what came back, what was approved lately (domain.md §5.7, "เรื่องเด่น").
 * Arguments: `p2` for a page; `pick`, with a page, the reports of which one may be written; `write <report>`; `redo <ref>` for
 * one of hers that came back; `see <ref>`.
 */
export const stories: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'draft-story'),
  meantFor: 'district',
  read: (text) => (afterWords(['เรื่องเด่น', 'stories'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const { rest, page } = readPage(argument);
    const [deed = '', what = ''] = rest.split(' ');
    switch (deed) {
      case 'pick':
        return pick(speaker, page);
      case 'write':
        return write(speaker, what);
      case 'redo':
        return redo(speaker, what);
      case 'see':
        return see(speaker, what);
      default:
        return overview(speaker, page);
    }
  },
};

function end(key: string): Outcome {
  return { kind: 'end', says: [{ key, buttons: [commandButton(NAME), 'menu'] }] };
}

async function overview({ person }: Speaker, page: number): Promise<Outcome> {
  const { language, officer } = person;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const begin = commandButton(NAME, 'pick');
  const approves = may(person, 'approve-story');
  const buttons = [begin, ...(approves ? [commandButton('approve-ep')] : []), 'menu'];
  const labels = { [begin]: word('buttons.new') };
  const found = officer ? await recent(within(officer)) : [];
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons, labels }] };
  const shown = pageOf(found, page);
  const card = listCard({
    title: word('title'),
    items: shown.items.map((one) => storyItem(one, person)),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons, labels }] };
}

/** What wants somebody to do something comes first: came back, waits; then what was approved, the latest first. */
async function recent(scope: ReturnType<typeof within>): Promise<Story[]> {
  const [returned, waiting, approved] = await Promise.all([
    Stories.find({ ...scope, state: 'returned' })
      .sort({ draftedAt: -1, _id: 1 })
      .limit(RECENT)
      .lean(),
    Stories.find({ ...scope, state: 'waiting' })
      .sort({ draftedAt: 1, _id: 1 })
      .limit(RECENT)
      .lean(),
    Stories.find({ ...scope, state: 'approved' })
      .sort({ ep: -1 })
      .limit(RECENT)
      .lean(),
  ]);
  return [...returned, ...waiting, ...approved];
}

async function pick({ person: { language, officer }, at }: Speaker, page: number): Promise<Outcome> {
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const found = officer ? await candidates(officer, at) : [];
  if (found.length === 0) return end('none-to-tell');
  const shown = pageOf(found, page);
  const card = listCard({
    title: word('pick-title'),
    note: word('pick-note'),
    items: shown.items.map((one) => candidateItem(one, language)),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, 'pick', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: [commandButton(NAME), 'menu'] }] };
}

async function write(speaker: Speaker, report: string): Promise<Outcome> {
  const { officer } = speaker.person;
  const found = officer ? await candidate(officer, report, speaker.at) : null;
  if (!found) return end('not-found');
  const household = found.household._id;
  await logReading(speaker, household, 'draft-story');
  return { kind: 'start', flow: writeStory.flow.name, data: { report, household } };
}

async function redo({ person }: Speaker, ref: string): Promise<Outcome> {
  const story = await Stories.findOne({ ref, by: person.ref, state: 'returned' }).lean();
  if (!story) return end('not-found');
  const { report, household } = story;
  const data = { report, household, story: ref };
  return { kind: 'start', flow: writeStory.flow.name, data, ...storyAnswers(story) };
}

async function see(speaker: Speaker, ref: string): Promise<Outcome> {
  const { person } = speaker;
  const story = await Stories.findOne({ ref }).lean();
  if (!story || !person.officer || !covers(person.officer, story)) return end('not-found');
  const shown = await showStory(speaker, story);
  if (shown.length === 0) return end('not-shown');
  const foot = { key: `states.${story.state}`, buttons: [commandButton(NAME), 'menu'] };
  return { kind: 'end', says: [...shown, foot] };
}
