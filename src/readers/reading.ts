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
    }
  | { kind: 'choices'; values: readonly T[] }
  | { kind: 'word'; word: AnswerWord }
  | {
      kind: 'unread';
      /** Why, as a key of the wording (`retry.<reason>`), for example `vague`, `future`, `bad-grouping`. */
      reason: string;
      /** What the person may have meant, nearest first, when there is something to offer. */
      candidates?: readonly T[];
    };

/** Why a value that was read still needs the person's yes. */
export type ConfirmReason = 'approx' | 'range' | 'per-period' | 'sum' | 'old' | 'fuzzy' | 'guess';

/** Words that answer any question without giving a value. */
export type AnswerWord = 'skip' | 'unknown' | 'same-as-last' | 'none';
