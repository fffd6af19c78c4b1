import type { Language } from '../conversation/bot-flow.ts';
import { totalOf } from '../digest/counts.ts';
import type { Edition } from '../digest/edition.ts';
import {
  movesOf,
  postedDaily,
  postsTotal,
  reportedWell,
  shareBefore,
  shareOf,
  topObstacles,
  urgentTotal,
  type DigestFigures,
  type Part,
} from '../digest/figures.ts';
import { figuresFor } from '../digest/publish.ts';
import { nameOfPart, showCount } from '../digest/show-figures.ts';
import { dimensionName } from '../dimensions.ts';
import { STAGES } from '../models/household.ts';
import { channelLabel } from '../publicity/channel-of.ts';
import type { CardItem } from './list-card.ts';
import { showChange } from './show-change.ts';
import { showNumber } from './show-number.ts';
import { showPercent } from './show-percent.ts';
import { say as words } from './words.ts';

/** So many obstacles and stories are named on a card. */
const OBSTACLES = 3;
const STORIES = 5;

/** A dot stands behind a name, never at the beginning of a line. */
const NO_BREAK = '\u00A0';

type Word = (key: string, values?: object) => string;

/** An edition as the things of a card, in the order of domain.md §5.5; what needs somebody now comes first. */
export function digestItems({ figures, stories }: Edition, language: Language): CardItem[] {
  const word: Word = (key, values = {}) => words(language, 'digest', key, { ...values });
  return [
    urgentItem(figures, word, language),
    reportItem(figures, word),
    stageItem(figures, word, language),
    dimensionItem(figures, word, language),
    aidItem(figures, word),
    ...placesItem(figures, word, language),
    ...obstacleItem(figures, word, language),
    ...(stories.length > 0 ? [storyItem(stories, word)] : []),
    ...publicityItem(figures, word, language),
  ];
}

function urgentItem(figures: DigestFigures, word: Word, language: Language): CardItem {
  const { urgent } = figures.total;
  const pending = figures.parts.filter(({ counts }) => counts.urgent.pending > 0);
  const where = pending.map(
    (part) => `${nameOfPart(part, language)} ${showNumber(part.counts.urgent.pending)}`,
  );
  return {
    title: word('titles.urgent'),
    ...(urgent.pending > 0 && { tone: 'urgent' as const }),
    form: 'numbers',
    facts: [
      [word('facts.urgent'), word('cases', { count: showNumber(urgentTotal(figures.total)) })],
      [word('facts.settled'), word('cases', { count: showNumber(urgent.helped + urgent.referred) })],
      [word('facts.pending'), [word('cases', { count: showNumber(urgent.pending) }), ...where].join('\n')],
    ],
  };
}

function reportItem({ total }: DigestFigures, word: Word): CardItem {
  const [share, before] = [shareOf(total), shareBefore(total)];
  return {
    title: word('titles.reports'),
    text: word('share', {
      reported: showNumber(total.reported),
      households: showNumber(total.households),
      percent: share === null ? '–' : showPercent(share),
    }),
    form: 'numbers',
    facts: [
      ...(before === null ? [] : [[word('facts.before'), showPercent(before)] as const]),
      [word('facts.met'), word('houses', { count: showNumber(total.met) })],
      [word('facts.not-met'), word('houses', { count: showNumber(total.notMet) })],
      [word('facts.baht'), word('baht', { baht: showNumber(total.baht) })],
    ],
  };
}

function stageItem({ total }: DigestFigures, word: Word, language: Language): CardItem {
  const { sufficient, sustainable, back } = movesOf(total);
  const moved = [
    ...(sufficient > 0 ? [word('moves.sufficient', { count: showNumber(sufficient) })] : []),
    ...(sustainable > 0 ? [word('moves.sustainable', { count: showNumber(sustainable) })] : []),
    ...(back > 0 ? [word('moves.back', { count: showNumber(back) })] : []),
  ];
  return {
    title: word('titles.stages'),
    form: 'numbers',
    facts: [
      ...STAGES.map(
        (stage) =>
          [
            words(language, 'household', `stages.${stage}`),
            word('houses', { count: showNumber(total.stages[stage]) }),
          ] as const,
      ),
      [word('moves.title'), moved.length > 0 ? moved.join('\n') : word('none')],
    ],
  };
}

function dimensionItem(figures: DigestFigures, word: Word, language: Language): CardItem {
  return {
    title: word('titles.dimensions'),
    form: 'numbers',
    facts: figuresFor('officers', figures).dimensions.map(({ id, open, change }) => [
      dimensionName(id, language),
      `${showCount(open, language)} ${showChange(change)}`.trim(),
    ]),
  };
}

function aidItem({ total: { aid } }: DigestFigures, word: Word): CardItem {
  const items = (count: number): string => word('items', { count: showNumber(count) });
  return {
    title: word('titles.aid'),
    form: 'numbers',
    facts: [
      [word('facts.relief'), items(aid.relief)],
      [word('facts.development'), items(aid.development)],
      ...(aid.other > 0 ? [[word('facts.other'), items(aid.other)] as const] : []),
    ],
  };
}

/** Who has reported well and who too little; where there is but one place, nothing. */
function placesItem(figures: DigestFigures, word: Word, language: Language): CardItem[] {
  if (figures.parts.length < 2) return [];
  const { well, little } = reportedWell(figures.parts);
  const names = (parts: readonly Part[]): string =>
    parts.map((part) => nameOfPart(part, language)).join(`${NO_BREAK}· `) || word('none');
  return [
    {
      title: word('titles.places'),
      form: 'lists',
      facts: [
        [word('facts.well'), names(well)],
        [word('facts.little'), names(little)],
      ],
    },
  ];
}

function obstacleItem({ total }: DigestFigures, word: Word, language: Language): CardItem[] {
  const top = topObstacles(total).slice(0, OBSTACLES);
  if (top.length === 0) return [];
  return [
    {
      title: word('titles.obstacles'),
      form: 'numbers',
      facts: top.map(([option, reports]) => [
        words(language, 'weekly-report', `obstacle.options.${option}`),
        word('houses', { count: showNumber(reports) }),
      ]),
    },
  ];
}

function storyItem(stories: Edition['stories'], word: Word): CardItem {
  const left = stories.length - STORIES;
  const more = left > 0 ? [word('more-stories', { count: showNumber(left) })] : [];
  return {
    title: word('titles.stories'),
    lines: [...stories.slice(0, STORIES).map(({ title }) => title), ...more],
  };
}

function publicityItem(figures: DigestFigures, word: Word, language: Language): CardItem[] {
  const { scope, total, postingDays, workingDays, messages } = figures;
  // The log is kept by district: an officer of a tambon has none of her own.
  if (scope.level === 'subdistrict') return [];
  const byChannel = Object.entries(total.posts).toSorted(([, a], [, b]) => b - a);
  const names = byChannel.map(([id, count]) => `${channelLabel(id, language)} ${showNumber(count)}`);
  const daily = postedDaily(figures).length;
  const districts = Object.keys(postingDays).length;
  const sent = messages ? messages.paid + messages.free : 0;
  return [
    {
      title: word('titles.publicity'),
      form: 'numbers',
      facts: [
        [word('facts.posts'), word('pieces', { count: showNumber(postsTotal(total)) })],
        scope.level === 'province'
          ? [word('facts.daily'), word('districts', { count: daily, of: districts })]
          : [word('facts.days'), word('days', { count: totalOf(postingDays), of: workingDays })],
        ...(names.length > 0 ? [[word('facts.channels'), names.join('\n')] as const] : []),
        ...(messages && sent > 0 ? [[word('facts.free'), showPercent(messages.free / sent)] as const] : []),
      ],
    },
  ];
}
