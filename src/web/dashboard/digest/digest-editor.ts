import type { OfficerScope } from '../../../access/area.ts';
import { officerAddress, publicAddress } from '../../../digest/addresses.ts';
import { digestCost } from '../../../digest/digest-cost.ts';
import { editionOf } from '../../../digest/edition.ts';
import { figuresOf, shareOf } from '../../../digest/figures.ts';
import { headlineOf } from '../../../digest/headline.ts';
import { loadTally } from '../../../digest/load-tally.ts';
import { publish } from '../../../digest/publish.ts';
import { standingOf } from '../../../digest/sending-time.ts';
import { changedLines } from '../../../messages/changed-figures.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { showPercent } from '../../../messages/show-percent.ts';
import { say as words } from '../../../messages/words.ts';
import type { Digest } from '../../../models/digest.ts';
import { storiesOf } from '../../../stories/stories-of.ts';
import type { PlaceFilter } from '../place-filter.ts';
import type { Visit } from '../visit.ts';
import { correctionsOf, doersOf } from './corrections.ts';
import { picturesOf } from './picture-door.ts';
import { cardsOf, missingOf } from './previews.ts';

const PROVINCE: OfficerScope = { level: 'province' };

/**
 * Everything an officer of the province decides on about a digest. `ask`: `send` asks once more before it goes out, with what
 * that costs; `correct` counts the week anew and asks why.
 */
export async function digestEditor(
  visit: Visit,
  digest: Digest,
  { scope, chosen }: Pick<PlaceFilter, 'scope' | 'chosen'>,
  ask: string | undefined,
) {
  const { language, speaker } = visit;
  const { _id: week, lead, video, dropped, compiledAt } = digest;
  const standing = standingOf(digest);
  const isSent = standing === 'sent';
  const stories = await storiesOf(week, PROVINCE);
  const doers = await doersOf(digest, language);
  const edition = await editionOf(digest, PROVINCE);
  const asks = ask === (isSent ? 'correct' : 'send') ? ask : null;
  return {
    standing,
    standingWords: standingWords(digest, standing, doers, visit),
    counted: showDayAndTime(compiledAt, language),
    asks,
    costs: isSent && asks === null ? [] : await costFacts(visit),
    numbers: asks === 'send' ? numberFacts(digest, edition.stories.length, visit) : [],
    changes: asks === 'correct' ? await changesOf(digest, visit) : [],
    lead: lead ?? '',
    usual: headlineOf(publish(edition.figures), language),
    video: video?.link ?? '',
    stories: isSent
      ? []
      : stories.map(({ ref, title, text }) => ({ ref, title, text, isOut: dropped.includes(ref) })),
    shownIn: placeLine(scope, language),
    chosen,
    ...(await cardsOf(digest, scope, speaker.baseUrl, language)),
    missing: await missingOf(week, scope, language),
    pictures: picturesOf(digest, { scope, chosen }, language),
    page: officerAddress('', digest, scope),
    publicPage: isSent ? publicAddress('', week) : null,
    corrections: correctionsOf(digest, doers, language),
  };
}

function standingWords(
  { sendsAt, sentAt, sentBy, revision }: Digest,
  standing: ReturnType<typeof standingOf>,
  doers: ReadonlyMap<string, string>,
  { language }: Visit,
): string {
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-digest', `page.${key}`, values);
  const at = standing === 'sent' ? sentAt : sendsAt;
  const values = {
    time: at ? showDayAndTime(at, language) : '',
    by: doers.get(sentBy ?? '') ?? '–',
    no: revision,
  };
  return word(standing === 'sent' && revision > 0 ? 'standing.corrected' : `standing.${standing}`, values);
}

/** What sending costs now, name by name. */
async function costFacts({ language }: Visit): Promise<(readonly [string, string])[]> {
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-digest', `page.costs.${key}`, values);
  const { officers, groups, cost, left } = await digestCost();
  const messages = (count: number): string => word('messages', { count: showNumber(count) });
  return [
    [word('officers'), word('people', { count: showNumber(officers) })],
    [word('groups'), word('group', { count: showNumber(groups) })],
    [word('cost'), messages(cost)],
    [word('left'), left === null ? word('no-limit') : messages(left)],
    ...(left !== null && left < cost ? [[word('short'), messages(cost - left)] as const] : []),
  ];
}

/** The numbers she answers for when she sends it. */
function numberFacts(
  { tally, lead }: Digest,
  stories: number,
  { language }: Visit,
): (readonly [string, string])[] {
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-digest', `page.numbers.${key}`, values);
  const { total } = figuresOf(tally, PROVINCE);
  const share = shareOf(total);
  const { reported, households, urgent } = total;
  const of = { reported: showNumber(reported), households: showNumber(households) };
  return [
    [word('reported'), `${word('of', of)}${share === null ? '' : ` (${showPercent(share)})`}`],
    [word('pending'), word('cases', { count: showNumber(urgent.pending) })],
    [word('stories'), word('cases', { count: showNumber(stories) })],
    [word('lead'), word(lead === undefined ? 'usual' : 'own')],
  ];
}

async function changesOf({ _id: week, tally }: Digest, { language }: Visit): Promise<string[]> {
  return changedLines(figuresOf(tally, PROVINCE), figuresOf(await loadTally(week), PROVINCE), language);
}
