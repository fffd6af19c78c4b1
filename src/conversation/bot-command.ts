import type { Person } from '../models/person.ts';
import type { Ending, Speaker } from './bot-flow.ts';

/** A command that is being carried out: who gave it, and what stood after its words (`''` for nothing). */
export interface Call {
  speaker: Speaker;
  argument: string;
  /** The LINE message it was typed in; absent when a button gave it. */
  message?: string;
}

/** What a command leads to: something is said, or a flow begins. */
export type Outcome = Extract<Ending, { kind: 'end' | 'start' }>;

/**
 * Something a person may ask for at any moment, in words or with a button that works wherever it stands. Its buttons have
 * the value `!name argument`; its wording stands in the locale file of its name.
 */
export interface BotCommand {
  name: string;
  /** Who may give it. Others are told whom it is for (`meantFor`, a key of `meant-for` in the wording), and nothing else. */
  allows(person: Person): boolean;
  meantFor: 'officer' | 'district' | 'province' | 'mentor' | 'household' | 'member';
  /** What stood after the command's words, `''` for nothing; null when the words are not this command. Absent: buttons only. */
  read?(text: string): string | null;
  /** Carried out again for the same event after a crash, so effects must be safe to repeat. */
  run(call: Call): Promise<Outcome>;
}

/** The value of a button that gives a command. */
export function commandButton(name: string, argument = ''): string {
  return argument === '' ? `!${name}` : `!${name} ${argument}`;
}

/** The name and argument in the value of a button; null when it gives no command. */
export function readCommandButton(value: string): { name: string; argument: string } | null {
  if (!value.startsWith('!')) return null;
  const [, name = '', argument = ''] = /^!(\S+) ?(.*)$/su.exec(value) ?? [];
  return { name, argument };
}
