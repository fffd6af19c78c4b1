import type { OfficerScope } from '../../access/area.ts';
import { districtName } from '../../districts.ts';
import { sentence } from '../../messages/words.ts';
import { reportedWell, shareOf, type Part } from '../figures.ts';
import type { View } from '../publish.ts';
import type { Look, Tile } from './picture-content.ts';
import { show, word } from './show.ts';

/**
 * The districts by their codes, each on one tile about where it lies: row by row from the north (the Mun) to the south (the
 * Dangrek range), in a row from west to east. Rough on purpose: every district is as large as any other.
 */
const MAP: readonly (readonly (string | null)[])[] = [
  [null, '3322', '3309', null, null],
  ['3311', '3321', '3302', null, null],
  ['3318', '3310', '3301', '3303', null],
  ['3312', '3316', '3320', '3315', '3313'],
  ['3307', '3305', '3306', '3314', '3319'],
  [null, '3317', '3308', '3304', null],
];

/** Where the district lies on the map of the province; undefined when it is not on it. */
export function onMap(code: string): { column: number; row: number } | undefined {
  const row = MAP.findIndex((codes) => codes.includes(code));
  return row < 0 ? undefined : { row, column: MAP[row]!.indexOf(code) };
}

/**
 * The places of an edition as tiles: the districts on the map, or the tambons by name. The public sees only which have
 * reported well, and no share (domain.md §5.5). What has no place of its own stands on no tile.
 */
export function tilesOf(parts: readonly Part[], { level }: OfficerScope, view: View): Tile[] {
  const { well, little } = reportedWell(parts);
  const placed = parts.filter(
    ({ district, tambon }) => (level === 'province' ? district : tambon) !== undefined,
  );
  const tiles = placed.map((part): Tile => {
    const { households, reported } = part.counts;
    const share = shareOf(part.counts);
    const isOpen = view === 'officers' && share !== null;
    const isWell = well.includes(part);
    const known: Look = share === null ? 'none' : isWell ? 'well' : little.includes(part) ? 'little' : 'some';
    const at = level === 'province' ? onMap(part.district!) : undefined;
    return {
      name: level === 'province' ? shortName(part.district!) : part.tambon!,
      look: view === 'officers' || isWell ? known : 'neutral',
      share: isOpen ? whole(share) : null,
      detail: isOpen
        ? word('places.detail', { reported: show(reported), households: show(households) })
        : null,
      ...(at && { at }),
    };
  });
  // A district that the map does not know: better no map than one without it.
  if (tiles.every(({ at }) => at)) return tiles;
  return tiles.map(({ name, look, share, detail }) => ({ name, look, share, detail }));
}

/** Long names as people shorten them. */
function shortName(code: string): string {
  return sentence('th', 'digest-picture', `short.${code}`) ?? districtName(code, 'th');
}

/** In whole per cent, but where that would hide on which side of a border it is. */
function whole(share: number): string {
  const rounded = Math.round(share * 100);
  const isAtBorder = [50, 80].includes(rounded) && rounded !== share * 100;
  return `${isAtBorder ? (share * 100).toFixed(1) : rounded}%`;
}
