import { describe, expect, it } from 'vitest';
import { mayPush } from '../../src/consents/may-push.ts';
import type { Role } from '../../src/models/person.ts';

const CLASSES = ['advice', 'digest', 'reminder', 'announcement', 'urgent', 'answer', 'notice'] as const;
const allowed = (messages?: 'yes' | 'no', roles?: Role[]): string[] =>
  CLASSES.filter((kind) =>
    mayPush({ consents: { ...(messages && { messages }) }, ...(roles && { roles }) }, kind),
  );

describe('what may be pushed', () => {
  it('is everything after a yes', () => expect(allowed('yes')).toEqual([...CLASSES]));
  it('is no advice before she was asked', () => expect(allowed()).toEqual(CLASSES.slice(1)));
  it('is only what concerns her own matters after a no', () =>
    expect(allowed('no')).toEqual(['urgent', 'answer', 'notice']));
  it('is no announcement to a household before its yes, unless she is a mentor too', () => {
    expect(allowed(undefined, ['household'])).not.toContain('announcement');
    expect(allowed(undefined, ['household', 'mentor'])).toContain('announcement');
    expect(allowed('yes', ['household'])).toContain('announcement');
    expect(allowed('no', ['mentor'])).not.toContain('announcement');
  });
});
