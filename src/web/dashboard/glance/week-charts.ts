import type { OfficerScope } from '../../../access/area.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import type { Counts } from '../../../digest/counts.ts';
import { movesOf } from '../../../digest/figures.ts';
import { areaFigures, pastWeeks, type WeeksCounted } from '../../../figures/weeks-counted.ts';
import { showWeek, showWeekBegin } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { STAGES } from '../../../models/household.ts';
import { dimensions } from '../../../province/current.ts';
import type { Chart } from '../chart.ts';

/** A chart with its name in the wording. */
export interface NamedChart {
  name: string;
  chart: Chart;
}

/** The last weeks of an area as charts. `gaps`: which weeks nobody has counted; empty for none. */
export interface WeekCharts {
  charts: readonly NamedChart[];
  gaps: string;
}

/** What a chart shows of each week, by the name of its series. */
type Series = readonly (readonly [name: string, of: (counts: Counts) => number])[];

/** Open dimensions, stages and the moves between them, money and aid, week by week, the current one last. */
export function weekCharts({ now, past }: WeeksCounted, scope: OfficerScope, language: Language): WeekCharts {
  const weeks = [...pastWeeks(now.week), now.week];
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-glance', `page.charts.${key}`, values);
  const totals = weeks.map((week) => {
    const tally = week === now.week ? now : past.get(week);
    return tally ? areaFigures(tally, scope).total : null;
  });
  const names = weeks.map((week) => (week === now.week ? word('now') : showWeek(week, language)));
  const labels = weeks.map((week) => (week === now.week ? word('now') : showWeekBegin(week, language)));
  const chartOf = (name: string, type: Chart['type'], series: Series, stacked = false): NamedChart => ({
    name,
    chart: {
      type,
      stacked,
      heads: [word('week'), ...series.map(([head]) => head)],
      rows: totals.map((counts, index) => [
        names[index]!,
        ...series.map(([, of]) => (counts === null ? null : of(counts))),
      ]),
      labels,
    },
  });
  const stage = (id: string): string => words(language, 'household', `stages.${id}`);
  const aid = (kind: keyof Counts['aid']) =>
    [word(`aid-kinds.${kind}`), ({ aid }: Counts) => aid[kind]] as const;
  const move = (kind: keyof ReturnType<typeof movesOf>) =>
    [word(`moves-to.${kind}`), (counts: Counts) => movesOf(counts)[kind]] as const;
  return {
    charts: [
      chartOf(
        'dimensions',
        'line',
        dimensions().map(({ id, [language]: name }) => [name, (counts) => counts.dimensions[id] ?? 0]),
      ),
      chartOf(
        'stages',
        'bar',
        STAGES.map((id) => [stage(id), ({ stages }) => stages[id]]),
        true,
      ),
      chartOf('moves', 'bar', [move('sufficient'), move('sustainable'), move('back')], true),
      chartOf('baht', 'bar', [[word('baht-unit'), ({ baht }) => baht]]),
      chartOf('aid', 'bar', [aid('relief'), aid('development'), aid('other')], true),
    ],
    gaps: gapsOf(
      weeks.filter((_, index) => totals[index] === null),
      weeks,
      language,
    ),
  };
}

/** Names the weeks that are missing; those that follow one another as one span. */
function gapsOf(missing: readonly string[], weeks: readonly string[], language: Language): string {
  if (missing.length === 0) return '';
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-glance', `page.charts.${key}`, values);
  const spans: string[][] = [];
  for (const week of missing) {
    const last = spans.at(-1)?.at(-1);
    if (last !== undefined && weeks.indexOf(week) === weeks.indexOf(last) + 1) spans.at(-1)!.push(week);
    else spans.push([week]);
  }
  const named = spans.map((span) => {
    const [first, last] = [span[0]!, span.at(-1)!].map((week) => showWeek(week, language));
    return first === last ? first : word('span', { first, last });
  });
  return word('gaps', { count: missing.length, weeks: named.join(', ') });
}
