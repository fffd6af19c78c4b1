import type { OfficerScope } from '../access/area.ts';
import { may } from '../access/rights.ts';
import { bangkokDate } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import { sentence } from '../messages/words.ts';
import { districtNamed, districtStep, type TambonsKnown } from '../places/tambons.ts';
import { channels } from '../province/current.ts';
import { channelLabel, channelOf } from '../publicity/channel-of.ts';
import { showDate } from '../messages/show-date.ts';
import { logNone, logPost, nameChannel, UNNAMED } from '../publicity/log.ts';
import { weekCard } from '../publicity/week-card.ts';
import { readLink } from '../readers/link.ts';
import type { Reading } from '../readers/reading.ts';
import { bare } from '../readers/text.ts';

const NAME = 'pr-post';
type PrContext = TambonsKnown & { officer: OfficerScope };

/** What may be said instead of a link: it was on the radio or a loudspeaker, or there was nothing today. */
const NO_LINK = 'no-link';
const NONE_TODAY = 'none-today';

/** An officer enters what her district has made known today: the link, and where, when the link does not say (R19, R22). */
const flow = defineFlow<PrContext>({
  name: NAME,
  version: 1,
  steps: {
    district: { ...districtStep, when: (_, { officer }) => officer.level === 'province' },
    link: {
      kind: 'ask',
      read: readLinkOrNone,
      choices: () => [NO_LINK, NONE_TODAY],
      shows: 'text',
      verbatim: true,
      required: true,
    },
    channel: {
      kind: 'choice',
      about: 'link',
      options: () => channels().map(({ id }) => id),
      when: ({ link }) => typeof link === 'string' && link !== NONE_TODAY && knownChannel(link) === undefined,
      required: true,
    },
  },
});

export const prPost = botFlow<PrContext>({
  flow,
  passing: true,
  load: async ({ person }) =>
    person.officer && may(person, 'log-publicity') && hasPlace(person.officer)
      ? { officer: person.officer, tambons: [] }
      : null,
  words: () => ({}),
  label: (question, option, _, language) =>
    question === 'channel' ? channelLabel(option, language) : undefined,
  // A link is safe before its channel is known: she may turn to something else.
  record: async (_, { speaker, state: { answers, sources }, context: { officer } }) => {
    const district = districtNamed(answers) ?? officer.district;
    const { link } = answers;
    const waits = isLink(link) && channelOf(link) === undefined && answers['channel'] === undefined;
    if (waits && district !== undefined)
      await logPost(speaker, { district, channel: UNNAMED, link, linkMessage: sources?.['link'] });
    return [];
  },
  done: async ({ speaker, state, context: { officer } }: Passage<PrContext>): Promise<Ending> => {
    const { answers, sources } = state;
    // She has taken the link back.
    if (typeof answers['link'] !== 'string') return { kind: 'return', step: 'link', says: [] };
    const district = districtNamed(answers) ?? officer.district ?? '';
    const key = await enter(speaker, district, answers, sources?.['link']);
    const { language } = speaker.person;
    const values = {
      channel: channelLabel(channelIn(answers) ?? '', language),
      day: showDate(bangkokDate(speaker.at), language),
    };
    return {
      kind: 'end',
      says: [
        { key, values },
        { key: 'title', card: await weekCard(speaker, district), buttons: [commandButton(NAME), 'menu'] },
      ],
    };
  },
});

async function enter(
  speaker: Passage<PrContext>['speaker'],
  district: string,
  answers: Answers,
  linkMessage: string | undefined,
): Promise<string> {
  const { link } = answers;
  if (link === NONE_TODAY) return logNone(speaker, district, bangkokDate(speaker.at).toString());
  const post = { district, channel: channelIn(answers) ?? UNNAMED };
  if (!isLink(link)) return logPost(speaker, post);
  const isNamed = answers['channel'] !== undefined && (await nameChannel(speaker, { ...post, link }));
  return isNamed ? 'kept' : logPost(speaker, { ...post, link, linkMessage });
}

function channelIn({ link, channel }: Answers): string | undefined {
  return typeof channel === 'string' ? channel : knownChannel(String(link));
}

function knownChannel(link: string): string | undefined {
  return isLink(link) ? channelOf(link) : undefined;
}

function isLink(link: unknown): link is string {
  return typeof link === 'string' && URL.canParse(link);
}

function hasPlace({ level, district }: OfficerScope): boolean {
  return level === 'province' || district !== undefined;
}

/** A link, or the words of one of the buttons beside it, in either language. */
function readLinkOrNone(text: string): Reading<string> {
  const button = [NO_LINK, NONE_TODAY].find((one) =>
    (['th', 'en'] as const).some((language) => {
      const label = sentence(language, NAME, `link.buttons.${one}`);
      return label !== undefined && bare(label) === bare(text);
    }),
  );
  return button === undefined ? readLink(text) : { kind: 'value', value: button };
}
