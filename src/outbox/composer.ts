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

/** One of what goes to registered groups: there is nobody it could ask about. */
export type GroupComposer = (rows: readonly Omit<ToCompose, 'person'>[]) => Promise<readonly Composed[]>;

/** The composers there are, by the `kind` of what they make. */
export type Composers = Readonly<Record<string, Composer>>;
