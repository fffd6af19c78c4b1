import { describe, expect, it } from 'vitest';
import { mayPush } from '../../src/consents/may-push.ts';

const CLASSES = ['advice', 'digest', 'reminder', 'urgent', 'answer', 'notice'] as const;
const allowed = (messages?: 'yes' | 'no'): string[] =>
  CLASSES.filter((kind) => mayPush({ consents: { ...(messages && { messages }) } }, kind));

describe('what may be pushed', () => {
  it('is everything after a yes', () => expect(allowed('yes')).toEqual([...CLASSES]));
  it('is no advice before she was asked', () => expect(allowed()).toEqual(CLASSES.slice(1)));
  it('is only what concerns her own matters after a no', () =>
    expect(allowed('no')).toEqual(['urgent', 'answer', 'notice']));
});
