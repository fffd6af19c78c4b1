import type { LineMessage } from '../line/client.ts';
import type { MadeLater } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';

/** Something whose words are made now, and for whom. `key`: its key in the outbox. */
export interface ToCompose {
  key: string;
  person: Person;
  data: MadeLater['data'];
}

/** What goes out; `not-needed` (any more); `not-now`: to be asked for again in a while. */
export type Composed = readonly LineMessage[] | 'not-needed' | 'not-now';

/**
 * Makes the words of what was queued without them, just before they go out: for many at once, in the same order. Doing it
 * twice for one key gives the same and changes nothing the second time.
 */
export type Composer = (rows: readonly ToCompose[]) => Promise<readonly Composed[]>;

/** The same for groups, of whose members nothing is known. */
export type GroupComposer = (rows: readonly MadeLater['data'][]) => Promise<readonly Composed[]>;

/** The composers there are, by the `kind` of what they make. */
export interface Composers {
  people: Readonly<Record<string, Composer>>;
  groups: Readonly<Record<string, GroupComposer>>;
}
