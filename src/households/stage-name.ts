import type { Stage } from '../models/household.ts';
import { knownNames } from './known-names.ts';

const NAMES: readonly (readonly [Stage, readonly string[]])[] = [
  ['survive', ['อยู่รอด', 'survive', 'survival', '1']],
  ['sufficient', ['พอเพียง', 'sufficient', 'sufficiency', '2']],
  ['sustainable', ['ยั่งยืน', 'sustainable', 'sustainability', '3']],
];
const TITLES = ['', 'ขั้น', 'ขั้นที่', 'ระดับ', 'ระดับที่', 'stage '];

/** The stage a cell names for sure: in Thai or English, or by its number 1–3. Null otherwise. */
export const stageNamed = knownNames(
  NAMES.map(
    ([stage, names]) => [stage, names.flatMap((name) => TITLES.map((title) => title + name))] as const,
  ),
);
