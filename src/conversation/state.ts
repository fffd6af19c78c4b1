import type { LineMessage } from '../line/client.ts';
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
  /** Answers to questions that do not apply at present: they count again when their question does. */
  shelf?: Answers;
  /** What the flow was begun with and keeps, for example the household; never an answer of the person. */
  data: Answers;
  /** How often this question was answered in a way that could not be read. */
  tries: number;
  /** What the person may have meant, waiting for a yes (one value) or for a choice (several). */
  pending?: readonly Answer[];
  /** Photos that came in, also before they were asked for, in the order in which they are shown. */
  photos?: readonly Photo[];
  /** Keys of the questions that were answered with "as last week". */
  unchanged?: readonly string[];
  /** For answers kept word for word: the LINE message they came in, so that taking it back blanks them. */
  sources?: Readonly<Record<string, string>>;
  /** The line she is changing from the summary, and what it said before. */
  changing?: { key: string; was: Answer };
  /** The last tap that counted, to know the second half of a double tap. */
  lastTap?: string;
  /** When the person last did something in it, ISO 8601; kept by the caller. */
  touchedAt?: string;
  status: 'open' | 'paused' | 'cancelled' | 'finished';
}

/** One photo of a person; `set` is there when several were sent as one (LINE, `imageSet`; `index` counts from 1). */
export interface Photo {
  id: string;
  set?: { id: string; index?: number; total?: number };
}

/** What came in, already freed of LINE's shapes. */
export type Input =
  | { kind: 'text'; text: string; message?: string }
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
  /** The question it belongs to, as `name` and, inside a repetition, `item`: words of options are looked up there. */
  question?: { name: string; key: string; kind: string };
  /** The locale file in which `key` stands, for what is said outside of any flow. */
  space?: string;
  /** Names of buttons that come from data, by value; others are named in the wording. */
  labels?: Readonly<Record<string, string>>;
  /** More than a sentence: a card, ready for LINE in the person's language. `key` is then not looked up. */
  card?: LineMessage;
  /** Where the person is among the numbered questions. */
  progress?: { at: number; of: number };
}

export interface Turn {
  state: ConversationState;
  says: readonly Say[];
}

/** The words under which an option is known in the person's language, the button's label first. */
export type Labels = (question: string, option: string) => readonly string[];
