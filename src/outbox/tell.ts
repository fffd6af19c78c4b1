import { mayPush } from '../consents/may-push.ts';
import type { Say } from '../conversation/state.ts';
import { render } from '../messages/render.ts';
import type { MessageClass } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';
import { queue } from './queue.ts';

/** Something a person is told without having asked just now. */
export interface News {
  /** Says what it is and from which event, for example `urgent:<case>`; the person is added to it. */
  key: string;
  class: MessageClass;
  /** Code of the household of which its mentor is told. */
  about?: string;
  /** In the order in which they are shown; a `say` without a scene, so its `space` names the locale file. */
  says: readonly Say[];
  notBefore?: Date;
  ridesFrom?: Date;
  expiresAt?: Date;
}

/**
 * Queues news for one person, in her language; once, however often it is asked for. The office pays for it. Somebody who
 * has blocked the account, or wants no messages of this class (consents/may-push.ts), is passed over.
 */
export async function tell(person: Person, { key, says, ...how }: News): Promise<void> {
  if (person.blocked || !mayPush(person, how.class)) return;
  const messages = render(
    says.map((say) => ({ say, scene: null })),
    person.language,
  );
  await queue({ key: `${key}:${person.ref}`, recipient: person._id, content: messages, ...how });
}
