import type { Answer } from '../conversation/flow.ts';
import type { Consent } from '../models/consent.ts';

/** What can be tapped under each question. Not called yes and no: those name the buttons of "do you mean this?". */
export const CONSENT_OPTIONS: Readonly<Record<Consent['kind'], readonly string[]>> = {
  health: ['agree', 'refuse'],
  messages: ['agree', 'refuse'],
  pictures: ['agree', 'internal', 'refuse'],
};

const MEANS: Readonly<Record<string, Consent['answer']>> = {
  agree: 'yes',
  internal: 'internal',
  refuse: 'no',
};

/** What an option means; null for everything else: a question passed over is not answered, least of all with a yes. */
export function consentAnswer(option: Answer | undefined): Consent['answer'] | null {
  return (typeof option === 'string' && MEANS[option]) || null;
}

/** The option that means `answer`. */
export function consentOption(answer: Consent['answer']): string {
  return Object.keys(MEANS).find((option) => MEANS[option] === answer) ?? 'refuse';
}

/** From the least protective answer to the most. */
export const PROTECTION: readonly Consent['answer'][] = ['yes', 'internal', 'no'];

/** The answer that protects the most; undefined when there is none. */
export function mostProtective(answers: readonly Consent['answer'][]): Consent['answer'] | undefined {
  return answers.toSorted((a, b) => PROTECTION.indexOf(b) - PROTECTION.indexOf(a))[0];
}
