import type { OfficerScope } from '../access/area.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { missingReports, type MentorReports } from '../figures/missing-reports.ts';
import type { LineMessage } from '../line/client.ts';
import { listCard, type CardItem } from './list-card.ts';
import { showNumber } from './show-number.ts';
import { showWeek } from './show-week.ts';
import { say as words } from './words.ts';

/** Mentors on the card: with a name, a line and a button each it stays under LINE's 30 KB a bubble. */
const MOST = 20;

/**
 * Which mentors of `scope` have not reported all their households of `week`, those with the most missing first, for the
 * officer who may call them (domain.md §5.5); no card when nothing is missing. What a lock screen shows names nobody.
 */
export async function missingMentors(
  scope: OfficerScope,
  week: string,
  language: Language,
): Promise<LineMessage[]> {
  const { mentors, unpaired } = await missingReports(scope, week);
  if (mentors.length + unpaired.length === 0) return [];
  const word = (key: string, values = {}): string => words(language, 'digest', key, values);
  const title = word('titles.missing');
  const note = showWeek(week, language);
  const left = mentors.length - MOST;
  const items: CardItem[] = [
    ...mentors.slice(0, MOST).map((one) => itemOf(one, word)),
    ...(left > 0 ? [{ lines: [word('missing.others', { count: showNumber(left) })] }] : []),
    ...(unpaired.length > 0
      ? [{ lines: [word('missing.unpaired', { count: showNumber(unpaired.length) })] }]
      : []),
  ];
  const buttons = [{ label: words(language, null, 'buttons.mentors'), value: commandButton('mentors') }];
  return [{ ...listCard({ title, note, items, buttons }), altText: `${title} ${note}` }];
}

function itemOf(
  { mentor, missing, cares }: MentorReports,
  word: (key: string, values?: object) => string,
): CardItem {
  const { name, phone } = mentor ?? {};
  return {
    text: name ?? word('missing.unnamed'),
    lines: [word('missing.count', { count: showNumber(missing.length), cares: showNumber(cares) })],
    ...(phone !== undefined && {
      buttons: [{ label: word('buttons.call', { phone }), uri: `tel:${phone}` }],
    }),
  };
}
