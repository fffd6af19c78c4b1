import { chance } from '../storage/random-documents.ts';

/** Chance that can be repeated. */
export interface Random {
  seed: number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
}

/** Chance from the seed in `TEST_SEED` or, without one, from a new seed. A test that fails shows it. */
export function seededRandom(): Random {
  const seed = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 1_000_000));
  const next = chance(seed);
  return { seed, between: (least, most) => least + Math.floor(next() * (most - least + 1)) };
}
