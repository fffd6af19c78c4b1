import { nearestOfficers } from '../access/nearest-officers.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Applications, type Application } from '../models/application.ts';
import { tell } from '../outbox/tell.ts';
import { mentorsOf } from '../pairing/mentors-of.ts';

/** What somebody who has no code applies for, as she filled it in. */
export type Applied = Omit<Application, '_id' | 'person' | 'status' | 'at'>;

/** The application that waits for somebody's decision; null when there is none. */
export async function waitingApplication(
  person: string,
  kind: Application['kind'],
): Promise<Application | null> {
  return Applications.findOne({ person, kind, status: 'waiting' }).lean();
}

/**
 * Keeps an application and tells those who decide: the officers of its area and, for a link to a household that was found,
 * its mentor. Done again for the same event, it is one application and is told once.
 */
export async function apply({ person, event, at }: Speaker, applied: Applied): Promise<void> {
  const _id = `${person.ref}:${event}`;
  await Applications.updateOne(
    { _id },
    { $setOnInsert: { ...applied, person: person._id, status: 'waiting', at } },
    { upsert: true },
  );
  const { district, tambon, match } = applied;
  const officers = await nearestOfficers({ district, tambon });
  const mentors = match === undefined ? [] : (await mentorsOf(match)).slice(0, 1);
  for (const one of [...officers, ...mentors]) {
    if (one._id === person._id) continue;
    const say = {
      key: `new.${applied.kind}`,
      space: 'applications',
      buttons: [commandButton('applications')],
    };
    await tell(one, { key: `application:${_id}`, class: 'notice', says: [say] });
  }
}
