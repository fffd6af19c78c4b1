import { dimensions } from '../province/current.ts';
import type { Dimension } from '../province/lists.ts';
import { digits, normalize } from '../readers/text.ts';
import { knownNames, type KnownNames } from './known-names.ts';

const TITLES = ['', 'ด้าน', 'ด้านที่', 'มิติ', 'มิติที่', 'มิติด้าน'];

/** The look-up of one list of dimensions, made once while that list holds. */
let known: { list: readonly Dimension[]; find: KnownNames<string> } | undefined;

function find(name: string): string | null {
  const list = dimensions();
  if (known?.list !== list) known = { list, find: lookUp(list) };
  return known.find(name);
}

function lookUp(list: readonly Dimension[]): KnownNames<string> {
  return knownNames(
    list.map(({ id, no, th, en, words }) => {
      const names = [id, String(no), th, en, ...words];
      return [id, [...names.flatMap((one) => TITLES.map((title) => title + one)), `${no} ${th}`]] as const;
    }),
  );
}
const NONE = /^(?:-|–|0|ไม่มี|none)$/iu;
/** "All 5" is all of them only while there are five. */
const ALL = /^(?:ทุก|ครบทุก|ทั้ง ?(\d+) ?)(?:ด้าน|มิติ)$/u;

/**
 * The ids of the dimensions a cell lists, in the programme's order, or the part of it that is none. They may be written as ids, names or
 * numbers, with semicolons, commas, bars, slashes or spaces between. An empty cell and ไม่มี mean that none is open.
 */
export function readDimensionList(text: string): { ids: string[] } | { unknown: string } {
  const said = digits(normalize(text));
  if (said === '' || NONE.test(said)) return { ids: [] };
  const all = ALL.exec(said);
  if (all && [undefined, String(dimensions().length)].includes(all[1]))
    return { ids: dimensions().map(({ id }) => id) };
  const found = new Set<string>();
  for (const part of said.split(/[;,|/\n]+/u)) {
    const whole = part.trim() === '' ? null : find(part);
    // Names may contain spaces, so a part is cut at spaces only when it is no name as a whole.
    const pieces = whole === null ? part.split(' ').filter((piece) => piece !== '') : [];
    if (whole !== null) found.add(whole);
    for (const piece of pieces) {
      const id = find(piece);
      if (id === null) return { unknown: piece };
      found.add(id);
    }
  }
  return {
    ids: dimensions()
      .map(({ id }) => id)
      .filter((id) => found.has(id)),
  };
}
