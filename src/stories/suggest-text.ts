import { dimensionName } from '../dimensions.ts';
import { districtName } from '../districts.ts';
import { sentence, say as words } from '../messages/words.ts';
import { showNumber } from '../messages/show-number.ts';
import type { Household } from '../models/household.ts';
import type { Report } from '../models/report.ts';
import { dimensions } from '../province/current.ts';

/** Health never goes outside, not even that it became better (domain.md §6). */
const PRIVATE = 'health';

/**
 * A first text for the story of a report, in Thai as it is published, made from what was chosen in it and never from what was
 * written: activities, dimensions that became better, baht. It names nobody: whether a story does is asked for by itself.
 * Undefined when nothing of these was told.
 */
export function suggestText(
  { answers }: Pick<Report, 'answers'>,
  { tambon, district }: Pick<Household, 'tambon' | 'district'>,
): string | undefined {
  const activities = list(answers['activities']).flatMap((id) =>
    id === 'none' ? [] : (sentence('th', 'weekly-report', `activities.options.${id}`) ?? []),
  );
  const better = dimensions()
    .filter(({ id }) => id !== PRIVATE && answers[`dimension:${id}`] === 'better')
    .map(({ id }) => dimensionName(id, 'th'));
  const { baht } = answers;
  const told = [
    ...(activities.length > 0 ? [word('activities', { activities: activities.join(' ') })] : []),
    ...(better.length > 0 ? [word('better', { dimensions: better.join(' ') })] : []),
    ...(typeof baht === 'number' && baht > 0 ? [word('baht', { baht: showNumber(baht) })] : []),
  ];
  if (told.length === 0) return undefined;
  return [word('who', { tambon, district: districtName(district, 'th') }), ...told].join(' ');
}

function list(answer: unknown): readonly string[] {
  return Array.isArray(answer) ? (answer as readonly string[]) : [];
}

function word(key: string, values: object): string {
  return words('th', 'write-story', `suggestion.${key}`, { ...values });
}
