/**
 * What a reader made of the words a person typed. A reader never throws and never guesses in silence:
 * either it is sure (`value`), or it is nearly sure and asks (`value` with `confirm`), or it offers what
 * the words may mean (`choices`), or it says why it could not read them (`unread`).
 */
export type Reading<T> =
  | {
      kind: 'value';
      value: T;
      /** Present when the person must be asked "is this what you mean?" before the value counts. */
      confirm?: ConfirmReason;
      /** For a range ("200-300"): both ends. `value` is then the lower one, so that nothing is overstated. */
      range?: readonly [number, number];
      /** For an amount that was told by the period ("300 a day"): the period. `value` is for ONE such period. */
      per?: Period;
    }
  | { kind: 'choices'; values: readonly T[] }
  | { kind: 'word'; word: AnswerWord }
  | {
      kind: 'unread';
      /** Why, as a key of the wording (`retry.<reason>`), for example `vague`, `future`, `bad-grouping`. */
      reason: string;
      /** What the person may have meant, nearest first, when there is something to offer. */
      candidates?: readonly T[];
      /** What the sentence mentions, for example by how many characters a text is too long. */
      values?: Readonly<Record<string, number>>;
    };

/** Why a value that was read still needs the person's yes. */
export type ConfirmReason = 'approx' | 'range' | 'per-period' | 'sum' | 'old' | 'fuzzy' | 'guess' | 'large';

/** The period an amount was told by; `piece` is a price by the kilo, the bird, the bunch. */
export type Period = 'day' | 'week' | 'month' | 'year' | 'time' | 'piece';

/** Words that answer any question without giving a value. */
export type AnswerWord = 'skip' | 'unknown' | 'same-as-last' | 'none';
