import type { AssetKind, Household, Member } from '../models/household.ts';
import { dimensions } from '../province/current.ts';
import { digits } from '../readers/text.ts';
import { type Cell, wrongCell } from '../tables/cell.ts';
import { readDimensionList } from './dimension-list.ts';
import { knownNames } from './known-names.ts';
import { shorten } from '../tables/shorten.ts';

const BUDDHIST_ERA = 543;
const MOST = 30;
const LONGEST = 120;

const sexNamed = knownNames<'female' | 'male'>([
  ['female', ['female', 'f', 'หญิง', 'ญ']],
  ['male', ['male', 'm', 'ชาย', 'ช']],
]);
const assetNamed = knownNames<AssetKind>([
  ['land', ['land', 'ที่ดิน']],
  ['water', ['water', 'น้ำ', 'แหล่งน้ำ']],
  ['labour', ['labour', 'labor', 'แรงงาน', 'แรง']],
  ['skill', ['skill', 'skills', 'ฝีมือ', 'ความรู้', 'ทักษะ']],
  ['animals', ['animals', 'สัตว์', 'สัตว์เลี้ยง']],
  ['tools', ['tools', 'เครื่องมือ']],
]);
const yesNamed = knownNames<boolean>([
  [true, ['yes', 'true', '1', 'ใช่', 'บันทึกแล้ว', 'แล้ว']],
  [false, ['no', 'false', '0', 'ไม่', 'ไม่ใช่', 'ยัง', 'ยังไม่บันทึก']],
]);

function partsOf(text: string): string[] {
  return text
    .split(/[;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The members of a household: `name|relation|birth year|sex|occupation`, persons separated by ";". */
export function readMembers(text: string): Cell<Member[]> {
  const members: Member[] = [];
  for (const part of partsOf(text)) {
    const [name = '', relation = '', year = '', sex = '', occupation = '', more] = part
      .split('|')
      .map((one) => one.trim());
    const born = birthYear(year);
    const isSex = sex === '' ? undefined : sexNamed(sex);
    if (more !== undefined || born === null || isSex === null || (name === '' && relation === ''))
      return wrongCell('member', { part: shorten(part) });
    members.push({
      ...(name !== '' && { name }),
      ...(relation !== '' && { relation }),
      ...(born !== undefined && { birthYear: born }),
      ...(isSex !== undefined && { sex: isSex }),
      ...(occupation !== '' && { occupation }),
    });
  }
  return sized(members);
}

/** A year in the Buddhist era; undefined for an empty cell, null for what is no year of birth. */
function birthYear(text: string): number | undefined | null {
  if (text === '') return undefined;
  const year = Number(digits(text));
  if (!Number.isInteger(year)) return null;
  if (year >= 2440 && year <= 2600) return year;
  return year >= 1897 && year <= 2057 ? year + BUDDHIST_ERA : null;
}

/** Indicators that are not met: `dimension: indicator (year)`, separated by ";"; the year of the survey in either era. */
export function readIndicators(text: string): Cell<Household['indicators']> {
  const indicators: Household['indicators'] = [];
  for (const part of partsOf(text)) {
    const [, named = '', indicator = '', year = ''] =
      /^([^:]+):\s*(.+?)\s*[(\s]\s*(?:ปี\s*)?(\d{4})\s*\)?$/u.exec(digits(part)) ?? [];
    const list = readDimensionList(named);
    const [dimension, ...others] = 'ids' in list ? list.ids : [];
    const born = birthYear(year);
    if (
      dimension === undefined ||
      others.length > 0 ||
      typeof born !== 'number' ||
      indicator.length > LONGEST
    )
      return wrongCell('indicator', { part: shorten(part) });
    indicators.push({ dimension, indicator, year: born });
  }
  return sized(indicators);
}

/** What it can build on: `kind` or `kind: note`, separated by ";". */
export function readAssets(text: string): Cell<{ kind: AssetKind; note?: string }[]> {
  const assets: { kind: AssetKind; note?: string }[] = [];
  for (const part of partsOf(text)) {
    const [, named = '', note = ''] = /^([^:]+)(?::\s*(.*))?$/su.exec(part) ?? [];
    const kind = assetNamed(named);
    if (kind === null || note.length > LONGEST) return wrongCell('asset', { part: shorten(part) });
    assets.push({ kind, ...(note !== '' && { note }) });
  }
  return sized(assets);
}

/** A plain yes or no; an empty cell is a no. */
export function readYes(text: string): Cell<boolean> {
  const yes = text === '' ? false : yesNamed(text);
  return yes === null ? wrongCell('yes-no') : { is: yes };
}

function sized<T>(list: T[]): Cell<T[]> {
  return list.length > MOST ? wrongCell('too-many', { most: MOST }) : { is: list };
}

/** What a word of ours is called in a file; the readers above know Thai and English names. */
type Naming = (word: string) => string;
const asItIs: Naming = (word) => word;

/** The cells that the readers above read back: what an export writes. */
export const recordCells = {
  members: (members: readonly Member[], nameOf = asItIs): string =>
    members
      .map(({ name = '', relation = '', birthYear: born = '', sex, occupation = '' }) =>
        [name, relation, born, sex === undefined ? '' : nameOf(sex), occupation]
          .join('|')
          .replace(/\|+$/u, ''),
      )
      .join('; '),
  indicators: (indicators: Household['indicators']): string =>
    indicators
      .map(({ dimension, indicator, year }) => {
        const known = dimensions().find(({ id }) => id === dimension);
        return `${known?.th ?? dimension}: ${indicator} (${year})`;
      })
      .join('; '),
  assets: (assets: Household['assets'], nameOf = asItIs): string =>
    assets
      .map(({ kind, note }) => (note === undefined ? nameOf(kind) : `${nameOf(kind)}: ${note}`))
      .join('; '),
};
