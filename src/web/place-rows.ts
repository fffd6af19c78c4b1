import type { Language } from '../conversation/bot-flow.ts';
import { shareBefore, shareOf, type DigestFigures } from '../digest/figures.ts';
import { nameOfPart } from '../digest/show-figures.ts';
import { showNumber } from '../messages/show-number.ts';
import { showPercent } from '../messages/show-percent.ts';

/** One district or tambon in the officers' table, as texts. */
interface PlaceRow {
  name: string;
  households: string;
  reported: string;
  share: string;
  before: string;
  notMet: string;
  pending: string;
  /** On how many working days it posted; only of districts, which do that. */
  posted: string;
}

/** How each part of an area has reported, in the order of the edition. For officers only. */
export function placeRows(
  { parts, scope, postingDays, workingDays }: DigestFigures,
  language: Language,
): PlaceRow[] {
  return parts.map((part) => {
    const { counts, district = '' } = part;
    return {
      name: nameOfPart(part, language),
      households: showNumber(counts.households),
      reported: showNumber(counts.reported),
      share: showPart(shareOf(counts)),
      before: showPart(shareBefore(counts)),
      notMet: showNumber(counts.notMet),
      pending: showNumber(counts.urgent.pending),
      posted:
        scope.level === 'province' && district !== '' ? `${postingDays[district] ?? 0}/${workingDays}` : '',
    };
  });
}

function showPart(share: number | null): string {
  return share === null ? '–' : showPercent(share);
}
