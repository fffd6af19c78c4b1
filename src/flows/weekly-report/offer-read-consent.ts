import { commandButton } from '../../conversation/bot-command.ts';
import type { Passage } from '../../conversation/bot-flow.ts';
import { Households } from '../../models/household.ts';
import type { LoadedReportContext } from './context.ts';

/**
 * The button that leads to reading the consents aloud, where nobody has asked this household about its health yet; none
 * otherwise. A mentor is offered it once a household, and again for the same event after a crash.
 */
export async function offerReadConsent({
  speaker,
  context,
}: Passage<LoadedReportContext>): Promise<string[]> {
  const { _id, healthConsent } = context.household;
  if (healthConsent !== 'not-asked') return [];
  const { person, event } = speaker;
  const to = person.ref;
  await Households.updateOne(
    { _id, 'consentOffer.to': { $ne: to } },
    { $set: { consentOffer: { to, event } } },
  );
  const offered = await Households.exists({ _id, 'consentOffer.to': to, 'consentOffer.event': event });
  return offered ? [commandButton('read-consent', _id)] : [];
}
