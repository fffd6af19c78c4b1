import type { Stage } from './stage.ts';

/** A part of the week. */
export interface Scene {
  /** 1 the week's Monday to 7 its Sunday, 8 the Monday after. */
  day: number;
  /** When it begins, in Bangkok: `09:00`. */
  time: string;
  /** In Thai and in English. */
  title: readonly [string, string];
  play(stage: Stage): Promise<void>;
}
