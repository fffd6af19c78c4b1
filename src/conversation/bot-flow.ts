import type { Person } from '../models/person.ts';
import type { Answers, Flow } from './flow.ts';
import type { ConversationState, Photo, Say } from './state.ts';

export type Language = Person['language'];

/** Who is speaking, and when: by the time of her message, so that "yesterday" means what she meant. */
export interface Speaker {
  person: Person;
  /** Id of the event being worked in; effects are written under keys made from it, so that twice changes nothing. */
  event: string;
  at: Date;
  /** Where this bot's own pages are, for links: an origin without a path. */
  baseUrl: string;
  /** LINE is practice mode's own, on this machine. */
  lineIsHere?: boolean;
}

/**
 * What comes after the last question of a flow. `settles`: the draft that went into it and is no draft any more;
 * `cancels`: the draft she does not want now. `closes`: the flow whose open question a command has answered by itself.
 */
export type Ending =
  | { kind: 'end'; says: readonly Say[]; cancels?: string; closes?: string }
  /** Another flow begins; `keep` leaves the one that ends among the drafts. */
  | ({ kind: 'start'; says?: readonly Say[]; keep?: boolean; settles?: string } & Start)
  /** A draft of hers is gone on with. */
  | { kind: 'resume'; draft: string }
  /** An answer will not do: it is asked for again, or `silently` waited for. */
  | { kind: 'return'; step: string; says: readonly Say[]; silently?: boolean };

/** How a flow is begun. */
export interface Start {
  flow: string;
  data: Answers;
  answers?: Answers;
  photos?: readonly Photo[];
  sources?: Readonly<Record<string, string>>;
  unchanged?: readonly string[];
}

/** A finished or running conversation, as the flow's own functions see it. */
export interface Passage<C> {
  speaker: Speaker;
  context: C;
  state: ConversationState;
  /** Other conversations she has begun and left. */
  drafts: readonly ConversationState[];
}

/** A flow with what it needs of the world: where its context comes from, and what its answers do. */
export interface BotFlow<C> {
  flow: Flow<C>;
  /** A question on the way to another flow: when she turns to something else, it is not kept as a draft. */
  passing?: true;
  /** Loads what the questions depend on; null when the flow makes no sense any more (the pairing has ended). */
  load(speaker: Speaker, at: Pick<ConversationState, 'data' | 'answers'>): Promise<C | null>;
  /** What the wording of a question may mention: the household's name, the dimension of this round, what follows from the answers. */
  words(
    context: C,
    language: Language,
    item: string | undefined,
    answers: Answers,
  ): Readonly<Record<string, string | number>>;
  /** What is said once, before its first question: keys of its wording. */
  opening?: readonly string[];
  /** The label of an option that comes from data and not from the wording. */
  label?(question: string, option: string, context: C, language: Language): string | undefined;
  /** In a form: where on the bot's own pages the pictures are that options stand for, by option. */
  pictures?(speaker: Speaker, context: C): Promise<Readonly<Record<string, string>>>;
  /** In a form: what to think over, once, before it is sent; it keeps nothing from being sent. */
  hints?(state: ConversationState, context: C, language: Language): readonly Say[];
  /** With which data it is begun anew, when that is not the same as before. */
  anew?(speaker: Speaker, data: Answers): Answers;
  /** Effects of a turn that cannot wait for the end, written before the turn is saved; what to say before all else. */
  record?(before: ConversationState, passage: Passage<C>): Promise<readonly Say[]>;
  /** All questions are answered. Called again for the same event after a crash, so it must be safe to repeat. */
  done(passage: Passage<C>): Promise<Ending>;
}

/** Forgets which context a flow has, so that different flows can stand in one list. */
export function botFlow<C>(definition: BotFlow<C>): BotFlow<unknown> {
  return definition as BotFlow<unknown>;
}

/** Where people come in: what is begun when nothing is open. The only place where flows are named to the conversation. */
export interface Doors {
  /** For someone without a role. */
  stranger: Start;
  /** What someone without a role is told while her application waits, instead of being asked who she is; else null. */
  waiting(speaker: Speaker): Promise<Say | null>;
  /** Whether someone who has a role already says a further code of the office's. */
  isCode(text: string): Promise<boolean>;
  /** For a mentor who wants to report: the next household is proposed. Null when there is none to report on. */
  report(speaker: Speaker): Promise<Start | null>;
  /** For a mentor who wants to choose the household herself. Null when there is none. */
  choose(speaker: Speaker): Promise<Start | null>;
  /** The flow that "report" goes on with while it is open. */
  reporting: string;
  /** What someone in these roles can turn to, the most wanted first: values of buttons. */
  menu(person: Person): readonly string[];
}
