import { audit } from '../access/audit.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { People } from '../models/person.ts';
import { PrivacyRequests, type PrivacyRequest } from '../models/privacy-request.ts';
import { tell } from '../outbox/tell.ts';

/** How a request about data ends; a refusal has its reason, as the law wants it recorded (domain.md §6, ม.39). */
export type Settlement =
  { status: 'done' } | { status: 'refused'; note: string; noteMessage: string | undefined };

/**
 * Ends an open request and tells the person, when she can be reached. False when somebody else has ended it; the officer
 * who has hears true again, however often the same event is worked in.
 */
export async function settleRequest(speaker: Speaker, id: string, how: Settlement): Promise<boolean> {
  const { person, event, at } = speaker;
  const note =
    how.status === 'refused'
      ? { note: how.note, ...(how.noteMessage !== undefined && { noteMessage: how.noteMessage }) }
      : {};
  await PrivacyRequests.updateOne(
    { _id: id, status: 'open' },
    { $set: { status: how.status, handledBy: person.ref, handledAt: at, ...note } },
  );
  const request = await PrivacyRequests.findById(id).lean();
  const mine =
    request?.status === how.status &&
    request.handledBy === person.ref &&
    request.handledAt?.getTime() === at.getTime();
  if (!mine) return false;
  const details = { kind: request.kind, status: how.status };
  await audit({
    key: `privacy:${event}`,
    at,
    actor: person.ref,
    deed: 'privacy-request',
    person: request.ref,
    details,
  });
  await tellPerson(request);
  return true;
}

async function tellPerson({ _id, person, status, note }: PrivacyRequest): Promise<void> {
  const asker = person === undefined ? null : await People.findById(person).lean();
  if (!asker || asker.forgetting) return;
  await tell(asker, {
    key: `privacy-settled:${_id}`,
    class: 'notice',
    says: [
      {
        key: status === 'done' ? 'told-done' : 'told-refused',
        space: 'privacy-requests',
        values: { reason: note ?? '' },
        buttons: [commandButton('my-data')],
      },
    ],
  });
}
