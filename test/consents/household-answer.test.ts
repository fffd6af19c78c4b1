import { describe, expect, it } from 'vitest';
import { householdAnswer, type HouseholdVoice } from '../../src/consents/household-answer.ts';

const voice = (answer: HouseholdVoice['answer'], at = 0): HouseholdVoice => ({ answer, at });

describe('what holds for a household', () => {
  it('is the most protective answer of its people', () => {
    expect(householdAnswer([voice('yes'), voice('no'), voice('internal')], undefined)).toBe('no');
    expect(householdAnswer([voice('yes'), voice('internal')], undefined)).toBe('internal');
    expect(householdAnswer([voice('yes')], undefined)).toBe('yes');
  });

  it('is what was read aloud where nobody linked has answered, and nothing where nobody has', () => {
    expect(householdAnswer([], voice('yes', 5))).toBe('yes');
    expect(householdAnswer([], undefined)).toBeUndefined();
  });

  it('hears what was read aloud after all its people answered, and never weakens them by it', () => {
    expect(householdAnswer([voice('yes', 1)], voice('no', 2))).toBe('no');
    expect(householdAnswer([voice('no', 1)], voice('yes', 2))).toBe('no');
  });

  it('passes over what was read aloud before one of its people answered', () => {
    expect(householdAnswer([voice('yes', 3)], voice('no', 2))).toBe('yes');
  });
});
