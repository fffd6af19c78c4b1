import type { Answer } from './flow.ts';

/** What an input means for the question that waits. */
export type AnswerResult =
  /** `echo`: typed in her own words, so she is told how it was understood. `asLast`: last time's answer, repeated. */
  | { kind: 'answer'; answer: Answer; echo: boolean; asLast?: boolean }
  /** Several-of: something was chosen, more may follow. */
  | { kind: 'partial'; answer: readonly string[] }
  /** `why`: the reason why she is asked (readers/reading.ts). */
  | { kind: 'pending'; values: readonly Answer[]; why?: string }
  /** `values`: what the sentence about it mentions. */
  | { kind: 'unread'; reason: string; values?: Readonly<Record<string, number>> }
  /** She wants to change the line under `step`. */
  | { kind: 'go'; step: string }
  /** She wants to change something and has not said what. */
  | { kind: 'edit' }
  /** She wants to send other photos. */
  | { kind: 'retake' }
  | { kind: 'finish' };

/** What an answer is read from: `value` is a button's when `tapped`, else typed words. */
export interface Said {
  value: string;
  tapped: boolean;
}

export const NOT_AN_OPTION: AnswerResult = { kind: 'unread', reason: 'not-an-option' };
