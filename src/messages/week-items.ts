import type { OfficerScope } from '../access/area.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import type { OpenHelp } from '../figures/load-week.ts';
import type { Reported, WeekFigures } from '../figures/week-figures.ts';
import { STAGES } from '../models/household.ts';
import { dimensions } from '../province/current.ts';
import type { CardItem } from './list-card.ts';
import { say as words } from './words.ts';

/** A week's figures as the things of a card, in the order of domain.md §5.5: what needs somebody now comes first. */
export function weekItems(
  figures: WeekFigures,
  help: OpenHelp,
  { level }: OfficerScope,
  language: Language,
): CardItem[] {
  const word = (key: string, values = {}): string => words(language, 'summary', key, values);
  const urgent = help.untaken + help.inHand;
  const place = (name: string): string =>
    level === 'province'
      ? words(language, null, 'place.district', { district: districtName(name, language) })
      : words(language, null, 'place.tambon', { tambon: name });
  return [
    {
      title: word('titles.now'),
      ...(urgent > 0 && { tone: 'urgent' as const }),
      facts: [
        [word('facts.urgent'), word('urgent', { count: number(urgent), untaken: number(help.untaken) })],
        [word('facts.asked'), word('cases', { count: number(help.asked) })],
      ],
    },
    {
      title: word('titles.reports'),
      facts: [
        [word('facts.reported'), share(figures, word)],
        [word('facts.met'), word('houses', { count: number(figures.met) })],
        [word('facts.not-met'), word('houses', { count: number(figures.notMet) })],
        [word('facts.baht'), word('baht', { baht: number(figures.baht) })],
      ],
    },
    {
      title: word('titles.stages'),
      facts: STAGES.map((stage) => [
        words(language, 'household', `stages.${stage}`),
        word('houses', { count: number(figures.stages[stage]) }),
      ]),
    },
    {
      title: word('titles.dimensions'),
      facts: dimensions().map(({ id, [language]: name }) => [
        name,
        word('houses', { count: number(figures.dimensions.get(id) ?? 0) }),
      ]),
    },
    ...(figures.places.size > 1
      ? [
          {
            title: word('titles.places'),
            facts: [...figures.places].map(([name, there]) => [place(name), share(there, word)] as const),
          },
        ]
      : []),
  ];
}

function share({ reported, households }: Reported, word: (key: string, values: object) => string): string {
  const percent = households === 0 ? 0 : Math.floor((100 * reported) / households);
  return word('share', { reported: number(reported), households: number(households), percent });
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
