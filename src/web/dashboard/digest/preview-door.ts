import { z } from 'zod';
import type { Language } from '../../../conversation/bot-flow.ts';
import { healthHint } from '../../../digest/health-hint.ts';
import { correctDigestFlow } from '../../../flows/correct-digest.ts';
import { LEAD } from '../../../flows/lead-step.ts';
import { ownWords } from '../../../flows/own-words-step.ts';
import { say as words } from '../../../messages/words.ts';
import { Digests, type Digest } from '../../../models/digest.ts';
import type { Reading } from '../../../readers/reading.ts';
import { bare } from '../../../readers/text.ts';
import type { PageDoor } from '../page.ts';
import { placeFilter } from '../place-filter.ts';
import { picturesOf } from './picture-door.ts';
import { cardsOf, withWords } from './previews.ts';

const text = z.string().max(10_000);
/** The form as it stands while she types; of a correction the first words may be "the same" instead. */
const Typed = z.object({
  'a.lead': z.union([text.transform((one) => [one]), z.array(text).max(2)]).default([]),
  'a.reason': text.optional(),
  place: z.string().max(80).default(''),
});

/**
 * `POST /digest/:week/preview` gives the cards and the press text as they would be with what stands in a form, for a script;
 * what is too long is said. Nothing is stored.
 */
export const previewDoor: PageDoor = {
  method: 'post',
  path: '/digest/:week/preview',
  limit: 'previews',
  answer: async (visit, { params: { week = '' }, fields }) => {
    const { language, speaker, person } = visit;
    const parsed = Typed.safeParse(fields);
    if (!parsed.success)
      return {
        json: { texts: { 'lead-problem': words(language, 'dashboard', 'page.notice.unreadable.text') } },
        status: 400,
      };
    const { 'a.lead': leads, 'a.reason': why, place: chosen } = parsed.data;
    const [place, digest] = await Promise.all([
      placeFilter(visit.scope, { place: chosen }, language),
      Digests.findById(week).select({ earlier: 0, events: 0 }).lean<Digest>(),
    ]);
    if (!place || !digest) return null;
    const lead = leads.includes('same')
      ? { text: digest.lead }
      : read(LEAD.read, leads.at(-1) ?? '', language);
    const reason = why === undefined ? {} : read(ownWords.read, why, language);
    const texts = {
      'lead-problem': lead.problem ?? '',
      'reason-problem': reason.problem ?? '',
      hint: hintOf([lead.text, reason.text], language),
    };
    if (lead.problem !== undefined || reason.problem !== undefined) return { json: { texts }, status: 422 };
    const unsaved = { lead: lead.text, reason: why === undefined ? undefined : (reason.text ?? '') };
    const changed = withWords(digest, unsaved, {
      by: person.ref,
      at: visit.at,
    });
    const { card, group, press } = await cardsOf(changed, place.scope, speaker.baseUrl, language);
    const pictures = picturesOf(digest, place, language).map(({ id, src }) => [id, src]);
    return {
      json: { texts, markup: { card, group }, values: { press }, pictures: Object.fromEntries(pictures) },
    };
  },
};

/** What she has typed, as the flow will read it; nothing at all is no mistake yet. */
function read(
  reader: (text: string) => Reading<string>,
  typed: string,
  language: Language,
): { text?: string | undefined; problem?: string } {
  if (bare(typed) === '') return {};
  const reading = reader(typed.replaceAll('\r\n', '\n'));
  if (reading.kind === 'value') return { text: reading.value };
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-digest', `page.${key}`, values);
  return reading.kind === 'unread' && reading.reason === 'too-long-by'
    ? { problem: word('too-long', reading.values) }
    : { problem: word('unreadable') };
}

function hintOf(texts: readonly (string | undefined)[], language: Language): string {
  return healthHint(texts)
    .map(({ key, values = {} }) => words(language, correctDigestFlow.flow.name, key, values))
    .join(' ');
}
