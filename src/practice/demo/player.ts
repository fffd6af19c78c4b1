import type { ChatItem, PracticePerson, SendBody } from '../contract.ts';
import { photosOf } from '../terminal/photos.ts';
import { buttonReading } from './buttons-seen.ts';
import { DemoError } from './demo-error.ts';

/** Somebody of the practice province at her phone. Each call resolves when all that comes of it has been said. */
export interface Player {
  /** Adds the account, or unblocks it. */
  adds(): Promise<void>;
  types(text: string): Promise<void>;
  /** Taps these buttons one after the other. Throws DemoError when she does not see one. */
  taps(...labels: string[]): Promise<void>;
  /** Sends so many photos in one go. */
  sendsPhotos(count: number): Promise<void>;
  /** Her chat, oldest bubble first. */
  chat(): readonly ChatItem[];
}

/** What a player needs of the stage. */
export interface PlayerNeeds {
  /** Sends what she does; her own bubbles are not printed. */
  send(userId: string, body: SendBody): Promise<void>;
  chat(userId: string): readonly ChatItem[];
  print(line: string): void;
}

/** Plays `person`; what she does is printed. */
export function createPlayer(
  { userId, displayName }: PracticePerson,
  { send, chat, print }: PlayerNeeds,
): Player {
  const does = async (what: string, body: SendBody): Promise<void> => {
    print(`${displayName}: ${what}`);
    await send(userId, body);
  };
  const sendsPhotos = async (count: number): Promise<void> =>
    does(`(ส่งรูป ${count} รูป)`, await photosOf([String(count)]));
  const taps = async (label: string): Promise<void> => {
    const { tap } = buttonReading(label, displayName, chat(userId));
    switch (tap.kind) {
      case 'send':
        return does(`[${label}]`, tap.body);
      case 'photo':
        return sendsPhotos(1);
      case 'show':
        return print([`${displayName}: [${label}]`, ...tap.lines].join(' '));
      case 'pick':
        throw new DemoError(`${displayName} was to tap "${label}", which asks for a date: type it instead.`);
    }
  };
  return {
    adds: () => does('(เพิ่มเพื่อน)', { type: 'follow' }),
    types: (text) => does(text, { type: 'text', text }),
    taps: async (...labels) => {
      for (const label of labels) await taps(label);
    },
    sendsPhotos,
    chat: () => chat(userId),
  };
}
