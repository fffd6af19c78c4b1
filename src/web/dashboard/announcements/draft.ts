import { z } from 'zod';
import { announcementText } from '../../../announcements/announcement-messages.ts';
import { quotaWords } from '../../../announcements/quota-words.ts';
import { peopleIn } from '../../../announcements/reach.ts';
import { WHOLE } from '../../../announcements/target.ts';
import { bangkokDate } from '../../../clock.ts';
import { districtName } from '../../../districts.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { showPercent } from '../../../messages/show-percent.ts';
import { say as words } from '../../../messages/words.ts';
import { AUDIENCES } from '../../../models/announcement.ts';
import { isQuiet } from '../../../outbox/quiet-hours.ts';
import { quotaLeft } from '../../../quota/quota-left.ts';
import { sentBetween } from '../../../quota/sent.ts';
import { readAnnouncement } from '../../../readers/announcement.ts';
import { bare } from '../../../readers/text.ts';
import { placeFilter, type PlaceFilter } from '../place-filter.ts';
import type { Visit } from '../visit.ts';
import { reachFor } from './reach-for.ts';

/** How lately announcements are looked at to say what part of them goes for free, in days. */
const LATELY = 28;

/** An announcement as it stands in the form. */
export const Draft = z.object({
  audience: z.enum(AUDIENCES).catch('mentors'),
  place: z.string().max(80).default(''),
  text: z.string().max(20_000).default(''),
});
export type Draft = z.infer<typeof Draft>;

/** The form before anything was written. */
export async function emptyDraft(visit: Visit) {
  const draft: Draft = { audience: 'mentors', place: '', text: '' };
  const place = await placeFilter(visit.scope, {}, visit.language);
  return { draft: formOf(draft, place, visit), counted: null };
}

/**
 * The form with what stands in it, whom it reaches and what that costs, and how it will be read; null for a place that is not
 * hers.
 */
export async function countedDraft(visit: Visit, draft: Draft) {
  const { language } = visit;
  const place = await placeFilter(visit.scope, draft, language);
  if (!place) return null;
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-announcements', `page.${key}`, values);
  const count = peopleIn(await reachFor(visit), draft.audience, place.scope);
  const reading = readAnnouncement(draft.text.replaceAll('\r\n', '\n'));
  const isEmpty = bare(draft.text) === '';
  const problem = isEmpty || reading.kind === 'value' ? '' : word(reasonIn(reading));
  const left = await quotaLeft();
  return {
    draft: formOf(draft, place, visit),
    counted: {
      count,
      people: count === 0 ? word('nobody') : word('people', { count: showNumber(count) }),
      cost: count === 0 ? '' : [quotaWords(count, left, language), ...(await freeWords(visit))].join('\n'),
      when: isQuiet() ? word('tonight') : '',
      problem,
      preview: announcementText(reading.kind === 'value' ? reading.value : '…', visit.scope, language),
      /** The answers to the flow's questions, once it can be sent (flows/announce.ts). */
      answers: count > 0 && reading.kind === 'value' ? answersOf(draft, place) : null,
    },
  };
}

function reasonIn(reading: ReturnType<typeof readAnnouncement>): 'too-long' | 'unreadable' {
  return reading.kind === 'unread' && reading.reason === 'too-long' ? 'too-long' : 'unreadable';
}

function formOf(draft: Draft, place: PlaceFilter | null, { language, scope }: Visit) {
  return {
    ...draft,
    own: placeLine(scope, language),
    byDistrict: scope.level === 'province',
    places: place?.options ?? [],
    audiences: AUDIENCES.map((value) => ({
      value,
      name: words(language, 'announce', `audience.options.${value}`),
      chosen: value === draft.audience,
    })),
  };
}

/** Which part of lately's announcements cost nothing, because people wrote before they were pushed. */
async function freeWords({ at, language }: Visit): Promise<string[]> {
  const today = bangkokDate(at);
  const { paid, free } = await sentBetween(today.subtract({ days: LATELY }), today);
  const all = paid.announcement + free.announcement;
  if (all === 0) return [];
  const share = showPercent(free.announcement / all);
  return [words(language, 'dashboard-announcements', 'page.free-lately', { share, days: LATELY })];
}

function answersOf(
  { audience, text }: Draft,
  { chosen, scope }: PlaceFilter,
): [key: string, value: string][] {
  const { district, tambons: [tambon] = [] } = scope;
  const part: [string, string][] =
    chosen === ''
      ? [['where', 'all']]
      : [
          ['where', 'part'],
          ...(district === undefined ? [] : [['district', districtName(district, 'th')] as [string, string]]),
          ['tambon', scope.level === 'subdistrict' ? (tambon ?? '') : WHOLE],
        ];
  return [['audience', audience], ...part, ['text', text]];
}
