import { dimensionName } from '../../dimensions.ts';
import { placeLine } from '../../messages/place-line.ts';
import { showWeek } from '../../messages/show-week.ts';
import { say } from '../../messages/words.ts';
import { STAGES } from '../../models/household.ts';
import { slogans } from '../../province/current.ts';
import type { Edition } from '../edition.ts';
import { figuresFor, type ShownFigures, type View } from '../publish.ts';
import type { Look, PictureContent } from './picture-content.ts';
import { word } from './show.ts';
import { tilesOf } from './tile-map.ts';

/** What the pictures of an edition say to those it is for. Nothing after this decides what is hidden. */
export function contentOf({ figures, revision }: Edition, view: View): PictureContent {
  const { scope, week } = figures;
  const shown = figuresFor(view, figures);
  const { households, reported, met, notMet, share, shareBefore } = shown;
  const level = scope.level === 'province' ? 'districts' : 'tambons';
  const looks: Look[] = view === 'officers' ? ['well', 'some', 'little'] : ['well', 'neutral'];
  return {
    programme: word('programme'),
    place: placeLine(scope, 'th'),
    dates: word('week', { week: showWeek(week, 'th') }),
    correction: revision > 0 ? word('correction', { no: revision }) : null,
    urgent: shown.urgent,
    reports: { households, reported, met, notMet, share, shareBefore },
    stages: stagesOf(shown),
    risen: shown.moved.total,
    dimensions: shown.dimensions.map(({ id, open, change }) => ({
      name: dimensionName(id, 'th'),
      open,
      change,
    })),
    aid: (['relief', 'development', 'other'] as const)
      .filter((type) => type !== 'other' || shown.aid.other !== 0)
      .map((type) => ({ name: word(`aid.${type}`), items: shown.aid[type] })),
    baht: shown.baht ?? 'withheld',
    places: {
      title: word(`places.${level}`),
      tiles: tilesOf(figures.parts, scope, view),
      legend: looks.map((look) => ({ look, words: word(`looks.${look}`) })),
    },
    ...slogans(),
  };
}

function stagesOf({ stages, moved }: ShownFigures): PictureContent['stages'] {
  return STAGES.map((stage) => ({
    name: say('th', 'household', `stages.${stage}`),
    households: stages[stage],
    up: stage === 'survive' ? null : moved[stage],
  }));
}
