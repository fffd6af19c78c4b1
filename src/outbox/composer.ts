import type { LineMessage } from '../line/client.ts';
import type { MadeLater } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';

/** Something whose words are made now, and for whom. `key`: its key in the outbox. */
export interface ToCompose {
  key: string;
  person: Person;
  data: MadeLater['data'];
}

/**
 * Makes the words of what was queued without them, just before they go out: for many at once, in the same order. Null: it
 * is not needed any more. Doing it twice for one key gives the same and changes nothing the second time.
 */
export type Composer = (rows: readonly ToCompose[]) => Promise<readonly (readonly LineMessage[] | null)[]>;

/** The composers there are, by the `kind` of what they make. */
export type Composers = Readonly<Record<string, Composer>>;
