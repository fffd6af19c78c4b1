import { botFlow, type Ending, type Language, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type ChoiceStep } from '../conversation/flow.ts';
import type { ConversationState, Say } from '../conversation/state.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { CONSENT_OPTIONS, consentAnswer } from '../consents/consent-answer.ts';
import { CONSENT_KINDS } from '../consents/consent-wording.ts';
import { consentEffects } from '../consents/consent-effects.ts';
import { recordOwnConsent } from '../consents/record-consent.ts';
import { CONSENT_LOG_DAYS, retentionPeriods } from '../privacy/retention-periods.ts';
import type { Consent } from '../models/consent.ts';
import { showPeriod } from '../messages/show-period.ts';

/**
 * The notice and the three consents, asked one by one (domain.md §5.2). Begun with `{ next?, ... }`: the flow that follows,
 * with the rest of the data. Nothing depends on a yes, and passing a question over is no answer.
 */
const flow = defineFlow<object>({
  name: 'consents',
  version: 1,
  steps: { health: question('health'), messages: question('messages'), pictures: question('pictures') },
});

export const consents = botFlow<object>({
  flow,
  opening: ['notice'],
  load: async () => ({}),
  words: (_context, language) => retention(language),
  record: recordAnswers,
  done: async ({ state }: Passage<object>): Promise<Ending> => {
    const { next, ...data } = state.data;
    if (typeof next === 'string') return { kind: 'start', flow: next, data, says: [{ key: 'saved' }] };
    return { kind: 'end', says: [{ key: 'saved', buttons: [commandButton('consents'), 'menu'] }] };
  },
});

/** How one of the three is asked: with a clear yes or no, and a button that tells why. */
export function question(kind: Consent['kind']): ChoiceStep<object> {
  return {
    kind: 'choice',
    consent: true,
    options: () => CONSENT_OPTIONS[kind],
    says: { yes: 'agree', no: 'refuse' },
  };
}

/** The periods that the notice names. */
export function retention(language: Language): Record<string, string> {
  const { chatDays, photoDays, reportDays, leftDays } = retentionPeriods();
  return {
    chatLog: showPeriod(chatDays, language),
    photos: showPeriod(photoDays, language),
    reports: showPeriod(reportDays, language),
    consentLog: showPeriod(CONSENT_LOG_DAYS, language),
    lineIdAfterLeaving: showPeriod(leftDays, language),
  };
}

/** A consent counts from the very answer: what she said before she was interrupted holds. */
async function recordAnswers(
  before: ConversationState,
  { speaker, state }: Passage<object>,
): Promise<readonly Say[]> {
  const says: Say[] = [];
  for (const kind of CONSENT_KINDS) {
    const answer = consentAnswer(state.answers[kind]);
    if (answer === null || state.answers[kind] === before.answers[kind]) continue;
    await recordOwnConsent(speaker, kind, answer);
    // What never began need not be said to have stopped; that reminders stop as well must be said to a mentor.
    if (kind !== 'messages' || speaker.person.roles.includes('mentor'))
      says.push(...consentEffects(speaker.person, kind, answer));
  }
  return says;
}
