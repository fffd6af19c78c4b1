import { blankHealthTexts } from '../../consents/blank-health-texts.ts';
import { HEALTH_TEXT } from '../../consents/without-health.ts';
import type { ConversationState } from '../../conversation/state.ts';
import { Households } from '../../models/household.ts';

/**
 * The household may have withdrawn its health consent in the moment in which the report was sent: whichever of the two
 * was written last sees the other, so that no words about health stay behind. Called after the report is stored.
 */
export async function heedWithdrawal({
  answers,
  data,
}: Pick<ConversationState, 'answers' | 'data'>): Promise<void> {
  if (typeof answers[HEALTH_TEXT] !== 'string') return;
  const household = String(data['household']);
  if (await Households.exists({ _id: household, healthConsent: 'no' })) await blankHealthTexts(household);
}
