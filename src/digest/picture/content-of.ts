import { dimensionName } from '../../dimensions.ts';
import { placeLine } from '../../messages/place-line.ts';
import { showWeek } from '../../messages/show-week.ts';
import { say } from '../../messages/words.ts';
import { STAGES } from '../../models/household.ts';
import { dimensions, slogans } from '../../province/current.ts';
import type { Counts } from '../counts.ts';
import type { Edition } from '../edition.ts';
import { movesOf, shareBefore, shareOf, urgentTotal } from '../figures.ts';
import type { View } from './draw-digest.ts';
import { hide, hideChange, hideParts } from './hide.ts';
import type { Look, PictureContent, Shown } from './picture-content.ts';
import { word } from './show.ts';
import { tilesOf } from './tile-map.ts';

/** What the pictures of an edition say to those it is for. Nothing after this decides what is hidden. */
export function contentOf({ figures, revision }: Edition, view: View): PictureContent {
  const { total, scope, week } = figures;
  const level = scope.level === 'province' ? 'districts' : 'tambons';
  const looks: Look[] = view === 'officers' ? ['well', 'some', 'little'] : ['well', 'neutral'];
  const moves = movesOf(total);
  return {
    programme: word('programme'),
    place: placeLine(scope, 'th'),
    dates: word('week', { week: showWeek(week, 'th') }),
    correction: revision > 0 ? word('correction', { no: revision }) : null,
    urgent: urgentOf(total, view),
    reports: reportsOf(total, view),
    stages: stagesOf(total, view),
    risen: hide(moves.sufficient + moves.sustainable, view),
    dimensions: dimensionsOf(total, view),
    aid: (['relief', 'development', 'other'] as const)
      .filter((type) => type !== 'other' || total.aid.other > 0)
      .map((type) => ({ name: word(`aid.${type}`), items: hide(total.aid[type], view) })),
    baht: total.baht,
    places: {
      title: word(`places.${level}`),
      tiles: tilesOf(figures.parts, scope, view),
      legend: looks.map((look) => ({ look, words: word(`looks.${look}`) })),
    },
    ...slogans(),
  };
}

function urgentOf(total: Counts, view: View): PictureContent['urgent'] {
  const { helped: h, referred: r, pending: p } = total.urgent;
  const [helped, referred, pending] = hideParts([h, r, p], view) as [Shown, Shown, Shown];
  return { total: hide(urgentTotal(total), view), helped, referred, pending };
}

function reportsOf(total: Counts, view: View): PictureContent['reports'] {
  const [met, notMet] = hideParts([total.met, total.notMet], view) as [Shown, Shown];
  const households = hide(total.households, view);
  const reported = hide(total.reported, view);
  const isOpen = typeof households === 'number' && typeof reported === 'number';
  const wasOpen = [total.householdsBefore, total.reportedBefore].every(
    (n) => typeof hide(n, view) === 'number',
  );
  return {
    ...{ households, reported, met, notMet },
    share: isOpen ? shareOf(total) : null,
    shareBefore: wasOpen ? shareBefore(total) : null,
  };
}

function stagesOf(total: Counts, view: View): PictureContent['stages'] {
  const households = hideParts(
    STAGES.map((stage) => total.stages[stage]),
    view,
  );
  const { sufficient, sustainable } = movesOf(total);
  // The social picture shows their sum.
  const up = [null, ...hideParts([sufficient, sustainable], view)];
  return STAGES.map((stage, index) => ({
    name: say('th', 'household', `stages.${stage}`),
    households: households[index]!,
    up: up[index] ?? null,
  }));
}

/** Those of the list, and those that are no longer on it but were open this week. */
function dimensionsOf({ dimensions: now, ...total }: Counts, view: View): PictureContent['dimensions'] {
  const ids = new Set([
    ...dimensions().map(({ id }) => id),
    ...Object.keys(now).filter((id) => now[id]! > 0),
  ]);
  return [...ids].map((id) => ({
    name: dimensionName(id, 'th'),
    open: hide(now[id] ?? 0, view),
    change:
      total.householdsBefore === 0 ? null : hideChange(now[id] ?? 0, total.dimensionsBefore[id] ?? 0, view),
  }));
}
