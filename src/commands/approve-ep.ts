import { decidedBefore } from '../access/decided-before.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { returnStoryFlow } from '../flows/return-story.ts';
import { listCard, pageButton, pageOf, readPage } from '../messages/list-card.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { Stories } from '../models/story.ts';
import { afterWords } from '../readers/command-words.ts';
import { approveStory, refusal, storyDecidedBy, type Refusal } from '../stories/decide-story.ts';
import { storyHeadline, showStory } from '../stories/show-story.ts';

const NAME = 'approve-ep';

/**
 * The stories that wait for the province, the oldest on top; one alone is shown at once (domain.md §5.7, "อนุมัติ EP"). Nobody
 * decides on her own. Arguments: `p2` for a page, `see <ref>`; `approve` and `return` with `<ref> <lines of its history>`, so
 * that only what was seen is decided on.
 */
export const approveEp: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'approve-story'),
  meantFor: 'province',
  read: (text) => (afterWords(['อนุมัติ EP', 'อนุมัติEP', 'approve ep'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const { rest, page } = readPage(argument);
    const [deed = '', ref = '', seen = ''] = rest.split(' ');
    if (deed === 'see') return see(speaker, ref);
    if (deed === 'approve') return approve(speaker, ref, Number(seen));
    if (deed === 'return') return giveBack(speaker, ref, Number(seen));
    return showWaiting(speaker, page);
  },
};

function end(key: string, values = {}): Outcome {
  return {
    kind: 'end',
    says: [{ key, values, buttons: [commandButton(NAME), commandButton('stories'), 'menu'] }],
  };
}

async function approve(speaker: Speaker, ref: string, seen: number): Promise<Outcome> {
  const decided = await approveStory(speaker, ref, seen);
  return typeof decided === 'string' ? refuse(speaker, ref, decided) : end('approved', { ep: decided.ep });
}

async function refuse(speaker: Speaker, ref: string, why: Refusal): Promise<Outcome> {
  if (why !== 'handled') return end(why);
  const { key, values } = await decidedBefore(speaker, await storyDecidedBy(ref));
  return end(key, values);
}

async function giveBack(speaker: Speaker, ref: string, seen: number): Promise<Outcome> {
  const why = refusal(await Stories.findOne({ ref }).lean(), seen, speaker.person.ref);
  if (why) return refuse(speaker, ref, why);
  return { kind: 'start', flow: returnStoryFlow.flow.name, data: { story: ref, seen } };
}

async function showWaiting(speaker: Speaker, page: number): Promise<Outcome> {
  const { language } = speaker.person;
  const found = await Stories.find({ state: 'waiting' }).sort({ draftedAt: 1, _id: 1 }).lean();
  const [only] = found;
  if (!only) return { kind: 'end', says: [{ key: 'none', buttons: [commandButton('stories'), 'menu'] }] };
  if (found.length === 1) return see(speaker, only.ref);
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const shown = pageOf(found, page);
  const card = listCard({
    title: word('title'),
    note: word('number', { number: found.length }),
    items: shown.items.map((one) => ({
      title: storyHeadline(one, language),
      lines: [
        `${words(language, null, 'place.district', { district: districtName(one.district, language) })} · ${showMoment(one.draftedAt, language)}`,
        one.by === speaker.person.ref ? word('own') : '',
      ],
      buttons: [{ label: word('buttons.see'), value: commandButton(NAME, `see ${one.ref}`) }],
    })),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: [commandButton('stories'), 'menu'] }] };
}

/** The story as it will be read, and the question whether it may. */
async function see(speaker: Speaker, ref: string): Promise<Outcome> {
  const { ref: own, language } = speaker.person;
  const story = await Stories.findOne({ ref }).lean();
  const why = refusal(story, undefined, own);
  if (!story || why === 'handled') return refuse(speaker, ref, 'handled');
  const shown = await showStory(speaker, story);
  if (shown.length === 0) return end('no-consent');
  const about = `${ref} ${story.history.length}`;
  const decisions = why
    ? []
    : ['approve', 'return'].map((deed) => [deed, commandButton(NAME, `${deed} ${about}`)] as const);
  const labels = Object.fromEntries(
    decisions.map(([deed, button]) => [button, words(language, NAME, `buttons.${deed}`)]),
  );
  const buttons = [...decisions.map(([, button]) => button), commandButton('stories'), 'menu'];
  return { kind: 'end', says: [...shown, { key: why ? 'own' : 'ask', buttons, labels }] };
}
