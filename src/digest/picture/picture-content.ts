import type { Shown } from '../hide-small.ts';
import type { ShownFigures } from '../publish.ts';

/**
 * How a place is marked: more than 80 % reported, from 50 to 80 %, less than 50 %, no household there; `neutral`: any of
 * these but the first, which of them is nobody's business.
 */
export type Look = 'well' | 'some' | 'little' | 'none' | 'neutral';

/** A district on the map or a tambon in the grid. */
export interface Tile {
  name: string;
  look: Look;
  /** Share of its households that were reported, "69%"; null where it is not to be seen. */
  share: string | null;
  /** The same in numbers, "162 จาก 180"; null where it is not to be seen. */
  detail: string | null;
  /** Where its district lies on the map; absent where there is no map. */
  at?: { column: number; row: number };
}

/** Everything a picture says, ready to be drawn: what is hidden has been decided. */
export interface PictureContent {
  programme: string;
  place: string;
  dates: string;
  /** "แก้ไขครั้งที่ 1"; null for an edition as first sent. */
  correction: string | null;
  urgent: ShownFigures['urgent'];
  reports: Pick<ShownFigures, 'households' | 'reported' | 'met' | 'notMet' | 'share' | 'shareBefore'>;
  /** From the first to the last; `up`: households that rose to it in the week; null for the first. */
  stages: readonly { name: string; households: Shown; up: Shown | null }[];
  /** Households that rose a stage or more. */
  risen: Shown;
  /** `change`: against the week before; null where there was none or it may not be told. */
  dimensions: readonly { name: string; open: Shown; change: number | null }[];
  aid: readonly { name: string; items: Shown }[];
  baht: Shown;
  places: { title: string; tiles: readonly Tile[]; legend: readonly { look: Look; words: string }[] };
  motto: string;
  province: string;
  signature: string;
}
