import { may } from '../access/rights.ts';
import { bangkokDate } from '../clock.ts';
import { commandButton, type BotCommand, type Call, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { prPost } from '../flows/pr-post.ts';
import { districtCode } from '../households/district-name.ts';
import { readPage } from '../messages/list-card.ts';
import { showDate } from '../messages/show-date.ts';
import { channelLabel, channelOf } from '../publicity/channel-of.ts';
import { keepsLogOf, logNone, logPost, removePost, UNNAMED } from '../publicity/log.ts';
import { weekCard } from '../publicity/week-card.ts';
import { afterWords } from '../readers/command-words.ts';
import { linksIn, readLink } from '../readers/link.ts';
import { bare } from '../readers/text.ts';

const NAME = 'pr-post';
/** What may be typed behind the word on a day without news. */
const NOTHING = new Set(['วันนี้ไม่มี', 'ไม่มี', 'ไม่มีข่าว', 'nothing today'].map(bare));
/** How many days back "nothing that day" may still be said: a reminder is tapped late. */
const LATE = 7;

/**
 * A district's log of what it makes known (domain.md R19, §5.7 "ส่งข่าว {ลิงก์}"). With a link it is entered at once; without, it
 * is asked for. Arguments: a link, the name of a district, `week <district> p2`, `none <day>`, `remove <id>`.
 */
export const prPostCommand: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'log-publicity'),
  meantFor: 'officer',
  // "ส่งข่าวhttps://…" is pasted without a space as often as not.
  read: (text) =>
    afterWords(['ส่งข่าว', 'ส่งลิงก์', 'post news'], text.replace(/(?<=^\s*(?:ส่งข่าว|ส่งลิงก์))(?=https?:)/iu, ' ')),
  run: async (call) => {
    const { speaker, argument } = call;
    const { rest, page } = readPage(argument);
    const [deed = '', what = ''] = rest.split(' ');
    const own = speaker.person.officer?.district;
    if (rest === '') return start(own === undefined ? [] : [await week(speaker, own)]);
    if (deed === 'week' && keepsLogOf(speaker.person, what)) return show(speaker, [], what, page);
    if (deed === 'none' || NOTHING.has(bare(rest))) return none(speaker, what);
    if (deed === 'remove') return remove(speaker, what);
    if (linksIn(argument).length > 0) return takeLink(call);
    const district = districtCode(argument);
    return district !== null && keepsLogOf(speaker.person, district)
      ? show(speaker, [], district)
      : start([{ key: 'bad-link' }]);
  },
};

function start(says: readonly Say[]): Outcome {
  return { kind: 'start', flow: prPost.flow.name, data: {}, says };
}

async function week(speaker: Speaker, district: string, page = 0): Promise<Say> {
  return { key: 'title', card: await weekCard(speaker, district, page) };
}

async function show(speaker: Speaker, says: readonly Say[], district: string, page = 0): Promise<Outcome> {
  const card = { ...(await week(speaker, district, page)), buttons: [commandButton(NAME), 'menu'] };
  return { kind: 'end', says: [...says, card], closes: prPost.flow.name };
}

async function takeLink({ speaker, argument, message }: Call): Promise<Outcome> {
  const reading = readLink(argument);
  if (reading.kind !== 'value') return start([{ key: 'retry.long-link' }]);
  const link = reading.value;
  const channel = channelOf(link);
  const more = linksIn(argument).length > 1 ? [{ key: 'one-at-a-time' }] : [];
  const { person } = speaker;
  const district = person.officer?.district ?? '';
  const isProvince = person.officer?.level === 'province';
  if (!isProvince && !keepsLogOf(person, district)) return start([]);
  const post = { district, channel: channel ?? UNNAMED, link, linkMessage: message };
  const key = isProvince ? 'kept' : await logPost(speaker, post);
  if (isProvince || (channel === undefined && key === 'kept')) {
    const sources = message === undefined ? {} : { link: message };
    return { kind: 'start', flow: prPost.flow.name, data: {}, answers: { link }, sources, says: more };
  }
  return show(
    speaker,
    [{ key, values: { channel: channelLabel(post.channel, person.language) } }, ...more],
    district,
  );
}

async function none(speaker: Speaker, named: string): Promise<Outcome> {
  const { person, at } = speaker;
  const today = bangkokDate(at);
  const district = person.officer?.district ?? '';
  if (person.officer?.level === 'province' || !keepsLogOf(person, district)) return start([]);
  const earliest = today.subtract({ days: LATE }).toString();
  const isLate = /^\d{4}-\d\d-\d\d$/u.test(named) && named >= earliest && named <= today.toString();
  const day = isLate ? named : today.toString();
  const key = await logNone(speaker, district, day);
  const values = { day: showDate(Temporal.PlainDate.from(day), person.language) };
  return show(speaker, [{ key, values }], district);
}

async function remove(speaker: Speaker, id: string): Promise<Outcome> {
  const key = (await removePost(speaker, id)) ? 'removed' : 'not-found';
  const own = speaker.person.officer?.district;
  if (own !== undefined) return show(speaker, [{ key }], own);
  return { kind: 'end', says: [{ key, buttons: [commandButton(NAME), 'menu'] }] };
}
