import { may } from '../access/rights.ts';
import { mayShowPictures } from '../announcements/pictures.ts';
import { lastWeek } from '../clock.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { changeDraft, draftDigest, recountDigest, type DraftChange } from '../digest/draft-digest.ts';
import { sendDigest } from '../digest/send-digest.ts';
import { whyNoDigest } from '../digest/sending-time.ts';
import { correctDigestFlow } from '../flows/correct-digest.ts';
import { digestLead } from '../flows/digest-lead.ts';
import { digestVideo } from '../flows/digest-video.ts';
import { draftMessages } from '../messages/digest-draft.ts';
import { draftStoriesCard } from '../messages/draft-stories.ts';
import { readPage } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { storiesOf } from '../stories/stories-of.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'digest';

/**
 * The Monday digest, for the officers of the province (domain.md §5.7): "ดูร่าง" shows the latest, or that of a week she names,
 * and what she can do with it. Its buttons: `<deed> <week> [<story>]`,
 * and `stories <week> p1` for those that the card has no room for.
 */
export const digest: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'send-digest'),
  meantFor: 'province',
  read: (text) => afterWords(['ดูร่าง', 'ร่างสรุป', 'ส่งสรุป', 'draft digest', 'send digest'], text),
  run: async ({ speaker, argument }) => {
    const { rest, page } = readPage(argument.trim());
    const [deed = '', named, story = ''] = rest.split(/\s+/u);
    if (!DEEDS.includes(deed)) return show(speaker, deed === '' ? lastWeek(speaker.at) : deed);
    const digest = named === undefined ? null : await Digests.findById(named).lean();
    if (!digest) return end({ key: 'gone', buttons: [commandButton(NAME), 'menu'] });
    return deed === 'stories' ? showStories(speaker, digest, page) : work(speaker, digest, deed, story);
  },
};

const DEEDS = ['stories', 'send', 'hold', 'drop', 'keep', 'recount', 'lead', 'video', 'correct'];

async function work(speaker: Speaker, digest: Digest, deed: string, story: string): Promise<Outcome> {
  const { person, event, at } = speaker;
  const { _id: week, state } = digest;
  const by = { by: person.ref, event, at };
  const change = async (change: DraftChange, key: string): Promise<Outcome> =>
    (await changeDraft(week, by, change)) ? show(speaker, week, key) : end(tooLate(week, person.language));
  switch (deed) {
    case 'send': {
      const fate = await sendDigest(week, by);
      return fate === 'sent' ? end(sent(week)) : end(tooLate(week, person.language));
    }
    case 'hold':
      return change({ kind: 'hold' }, 'held');
    case 'drop':
    case 'keep': {
      const stories = await storiesOf(week, { level: 'province' });
      // It was withdrawn meanwhile.
      if (!stories.some(({ ref }) => ref === story)) return show(speaker, week);
      return change({ kind: deed, story }, deed === 'drop' ? 'dropped' : 'kept');
    }
    case 'recount':
      return (await recountDigest(week, by))
        ? show(speaker, week, 'recounted')
        : end(tooLate(week, person.language));
    case 'lead':
    case 'video': {
      if (state === 'sent') return end(tooLate(week, person.language));
      const { flow } = deed === 'lead' ? digestLead : digestVideo;
      return { kind: 'start', flow: flow.name, data: { week } };
    }
    default:
      if (state !== 'sent') return show(speaker, week);
      return { kind: 'start', flow: correctDigestFlow.flow.name, data: { week } };
  }
}

async function showStories(speaker: Speaker, digest: Digest, page: number): Promise<Outcome> {
  const { _id: week, state } = digest;
  if (state === 'sent') return end(tooLate(week, speaker.person.language));
  const card = await draftStoriesCard(digest, page, speaker.person.language);
  // They were withdrawn meanwhile, or approved for another week.
  if (!card) return show(speaker, week);
  return end({ key: 'title', card, buttons: [commandButton(NAME, week), 'menu'] });
}

/** Shows the digest of a week, which is compiled now where nobody has done it; `before`: what is said first. */
async function show(speaker: Speaker, week: string, before?: string): Promise<Outcome> {
  const problem = whyNoDigest(week, speaker.at);
  if (problem !== null) return end({ key: problem, buttons: [commandButton(NAME), 'menu'] });
  const place = { baseUrl: speaker.baseUrl, pictures: mayShowPictures(speaker) };
  const messages = await draftMessages(await draftDigest(week), place, speaker.person.language);
  const cards = messages.map((card): Say => ({ key: 'title', card, buttons: ['menu'] }));
  return end(...(before === undefined ? [] : [{ key: before }]), ...cards);
}

function sent(week: string): Say {
  return { key: 'sent', buttons: [commandButton(NAME, week), 'menu'] };
}

function tooLate(week: string, language: Language): Say {
  const correct = commandButton(NAME, `correct ${week}`);
  const labels = { [correct]: words(language, NAME, 'buttons.correct') };
  return { key: 'sent-before', buttons: [correct, 'menu'], labels };
}

function end(...says: Say[]): Outcome {
  return { kind: 'end', says };
}
