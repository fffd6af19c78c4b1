import type { OfficerScope } from '../access/area.ts';
import { may } from '../access/rights.ts';
import { announcementText } from '../announcements/announcement-messages.ts';
import { confirmAnnouncement } from '../announcements/confirm-announcement.ts';
import { mayShowPictures } from '../announcements/pictures.ts';
import { quotaWords } from '../announcements/quota-words.ts';
import { countReach, peopleIn, type Group } from '../announcements/reach.ts';
import { audienceIn, targetIn, WHOLE } from '../announcements/target.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import type { Say } from '../conversation/state.ts';
import { showNumber } from '../messages/show-number.ts';
import { AUDIENCES } from '../models/announcement.ts';
import {
  districtStep,
  tambonLabel,
  tambonsNamed,
  tambonsWithin,
  type TambonsKnown,
} from '../places/tambons.ts';
import { isQuiet } from '../outbox/quiet-hours.ts';
import { quotaLeft } from '../quota/quota-left.ts';
import { readAnnouncement } from '../readers/announcement.ts';

interface AnnounceContext extends TambonsKnown {
  officer: OfficerScope;
  /** LINE can fetch pictures from this bot. */
  pictures: boolean;
  /** Who can be reached, and what is left of the month; absent while the summary is still far. */
  reach?: { groups: readonly Group[]; left: number | null };
}

const isPart = ({ where }: Answers): boolean => where === 'part';
const isProvince = ({ officer }: AnnounceContext): boolean => officer.level === 'province';

/** An officer tells mentors or households of her area something (domain.md §5.7): to whom, where, the words, a picture. */
const flow = defineFlow<AnnounceContext>({
  name: 'announce',
  version: 1,
  steps: {
    audience: { kind: 'choice', options: () => AUDIENCES, required: true },
    where: {
      kind: 'choice',
      options: () => ['all', 'part'],
      when: (answers, context) => isProvince(context) || tambonsNamed(context, answers).length > 1,
      required: true,
    },
    district: { ...districtStep, when: (answers, context) => isPart(answers) && isProvince(context) },
    tambon: {
      kind: 'choice',
      about: 'district',
      options: (context, answers) => [
        ...(isProvince(context) ? [WHOLE] : []),
        ...tambonsNamed(context, answers),
      ],
      when: (answers, context) => isPart(answers) && tambonsNamed(context, answers).length > 0,
      required: true,
    },
    text: {
      kind: 'ask',
      read: readAnnouncement,
      choices: () => [],
      shows: 'text',
      verbatim: true,
      heeds: true,
      required: true,
    },
    photos: {
      kind: 'photos',
      max: 1,
      when: (_, { pictures }) => pictures,
      impossible: ({ pictures }) => !pictures,
    },
    review: { kind: 'review' },
  },
});

export const announce = botFlow<AnnounceContext>({
  flow,
  load: async (speaker, { answers }) => {
    const { person } = speaker;
    if (!person.officer || !may(person, 'announce')) return null;
    const pictures = mayShowPictures(speaker);
    // Everybody is counted when the summary may be next, and not before.
    const near = (pictures ? 'text' : 'audience') in answers;
    return {
      officer: person.officer,
      pictures,
      tambons: await tambonsWithin(person.officer),
      ...(near && { reach: { groups: await countReach(), left: await quotaLeft() } }),
    };
  },
  words: (context, language, _item, answers) => {
    const count = recipients(context, answers);
    return {
      count: showNumber(count),
      quota: quotaWords(count, context.reach?.left ?? null, language),
    };
  },
  label: (_, option, context) => tambonLabel(option, context),
  record: (before, { speaker, state, context }) => {
    const { text } = state.answers;
    const reviewed = state.status === 'open' && state.step === 'review' && before.step !== 'review';
    if (!reviewed || typeof text !== 'string') return Promise.resolve([]);
    const shown = announcementText(text, context.officer, speaker.person.language);
    return Promise.resolve<Say[]>([
      ...(context.pictures ? [] : [{ key: 'no-pictures' }]),
      { key: photoIn(context, state.answers) === undefined ? 'preview' : 'preview-picture' },
      { key: 'preview', card: { type: 'text', text: shown } },
    ]);
  },
  done: async ({ speaker, state, context }: Passage<AnnounceContext>): Promise<Ending> => {
    const { answers, sources } = state;
    const { officer } = context;
    const buttons = [commandButton('announcements'), 'menu'];
    const audience = audienceIn(answers);
    const scope = targetIn(answers, officer);
    if (!scope || !audience || !may(speaker.person, 'announce', areaOf(scope)))
      return { kind: 'end', says: [{ key: 'not-yours', buttons }] };
    const { text } = answers;
    // She has taken the message back that brought it.
    if (typeof text !== 'string') return { kind: 'return', step: 'text', says: [{ key: 'no-text' }] };
    const count = recipients(context, answers);
    if (count === 0) return { kind: 'return', step: 'audience', says: [{ key: 'nobody' }] };
    const photo = photoIn(context, answers);
    const message = sources?.['text'];
    const what = { from: officer, audience, scope, text, message, photo, count };
    const stored = await confirmAnnouncement(speaker, what);
    const key = isQuiet() ? 'kept-tonight' : 'kept';
    return { kind: 'end', says: [{ key, values: { people: showNumber(stored.count) }, buttons }] };
  },
});

function recipients({ officer, reach }: AnnounceContext, answers: Answers): number {
  const audience = audienceIn(answers);
  const scope = targetIn(answers, officer);
  return reach && audience && scope ? peopleIn(reach.groups, audience, scope) : 0;
}

function photoIn({ pictures }: AnnounceContext, { photos }: Answers): string | undefined {
  return pictures && Array.isArray(photos) ? (photos as readonly string[])[0] : undefined;
}

/** The place that must be hers: the whole scope is, where one tambon of it is. */
function areaOf({ district, tambons: [tambon] = [] }: OfficerScope): { district?: string; tambon?: string } {
  return { ...(district !== undefined && { district }), ...(tambon !== undefined && { tambon }) };
}
