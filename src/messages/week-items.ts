import type { Area, OfficerScope } from '../access/area.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import type { OpenHelp } from '../figures/load-week.ts';
import type { Counts } from '../digest/counts.ts';
import type { DigestFigures } from '../digest/figures.ts';
import { STAGES } from '../models/household.ts';
import { dimensions } from '../province/current.ts';
import type { CardItem } from './list-card.ts';
import { say as words } from './words.ts';
import { showNumber } from './show-number.ts';

/** A week's figures as the things of a card, in the order of domain.md §5.5: what needs somebody now comes first. */
export function weekItems(
  { total, parts }: DigestFigures,
  help: OpenHelp,
  { level }: OfficerScope,
  language: Language,
): CardItem[] {
  const word = (key: string, values = {}): string => words(language, 'summary', key, values);
  const urgent = help.untaken + help.inHand;
  const place = ({ district = '', tambon = '' }: Area): string =>
    level === 'province'
      ? words(language, null, 'place.district', { district: districtName(district, language) })
      : words(language, null, 'place.tambon', { tambon });
  // A district without households has nothing to catch up with.
  const inhabited = parts.filter(({ counts }) => counts.households > 0);
  return [
    {
      title: word('titles.now'),
      ...(urgent > 0 && { tone: 'urgent' as const }),
      facts: [
        [
          word('facts.urgent'),
          word('urgent', { count: showNumber(urgent), untaken: showNumber(help.untaken) }),
        ],
        [word('facts.asked'), word('cases', { count: showNumber(help.asked) })],
      ],
    },
    {
      title: word('titles.reports'),
      facts: [
        [word('facts.reported'), share(total, word)],
        [word('facts.met'), word('houses', { count: showNumber(total.met) })],
        [word('facts.not-met'), word('houses', { count: showNumber(total.notMet) })],
        [word('facts.baht'), word('baht', { baht: showNumber(total.baht) })],
      ],
    },
    {
      title: word('titles.stages'),
      facts: STAGES.map((stage) => [
        words(language, 'household', `stages.${stage}`),
        word('houses', { count: showNumber(total.stages[stage]) }),
      ]),
    },
    {
      title: word('titles.dimensions'),
      facts: dimensions().map(({ id, [language]: name }) => [
        name,
        word('houses', { count: showNumber(total.dimensions[id] ?? 0) }),
      ]),
    },
    ...(inhabited.length > 1
      ? [
          {
            title: word('titles.places'),
            facts: inhabited.map((part) => [place(part), share(part.counts, word)] as const),
          },
        ]
      : []),
  ];
}

function share({ reported, households }: Counts, word: (key: string, values: object) => string): string {
  const percent = households === 0 ? 0 : Math.floor((100 * reported) / households);
  return word('share', { reported: showNumber(reported), households: showNumber(households), percent });
}
