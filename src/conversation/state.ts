import type { Answer, Answers } from './flow.ts';

/** Where a person stands, in words, so that a crash, a deploy or two days change nothing. */
export interface ConversationState {
  /** Written into every button, so that a tap on an old card is recognised. */
  id: string;
  flow: string;
  version: number;
  /** The key of the question that waits for an answer. */
  step: string;
  answers: Answers;
  /** How often this question was answered in a way that could not be read. */
  tries: number;
  /** What the person may have meant, waiting for a yes (one value) or for a choice (several). */
  pending?: readonly Answer[];
  /** Photos that came in, also before they were asked for, in the order in which they are shown. */
  photos?: readonly Photo[];
  status: 'open' | 'paused' | 'cancelled' | 'finished';
}

/** One photo of a person; `set` is there when several were sent as one (LINE, `imageSet`; `index` counts from 1). */
export interface Photo {
  id: string;
  set?: { id: string; index?: number; total?: number };
}

/** What came in, already freed of LINE's shapes. */
export type Input =
  | { kind: 'text'; text: string }
  /** A tap on a button of question `step` in conversation `conversation`. */
  | { kind: 'tap'; conversation: string; step: string; value: string }
  | { kind: 'photo'; photo: Photo }
  /** Anything that is no answer to this kind of question: sticker, voice, video, file, location. */
  | { kind: 'other'; type: string };

/** One bubble to say, as a key of the wording; the caller turns it into a LINE message. */
export interface Say {
  key: string;
  values?: Readonly<Record<string, Answer>>;
  /** Values of the buttons under the bubble. */
  buttons?: readonly string[];
}

export interface Turn {
  state: ConversationState;
  says: readonly Say[];
}

/** The words under which an option is known in the person's language, the button's label first. */
export type Labels = (question: string, option: string) => readonly string[];
