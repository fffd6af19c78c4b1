import { describe, expect, it } from 'vitest';
import { healthIn, withoutHealth } from '../../src/consents/without-health.ts';

const told = {
  answers: { 'dimension:health': 'worse', 'worse:health': 'ปวดหลัง', 'worse:income': 'ขายไม่ได้' },
  shelf: { 'worse:health': 'ปวดเข่า' },
  sources: { 'worse:health': 'm1', 'worse:income': 'm2' },
  changing: { key: 'worse:health', was: 'ปวดแขน' },
};

describe('what was told, without its words about health', () => {
  it('keeps everything else', () => {
    expect(withoutHealth(told)).toEqual({
      answers: { 'dimension:health': 'worse', 'worse:health': null, 'worse:income': 'ขายไม่ได้' },
      shelf: { 'worse:health': null },
      sources: { 'worse:income': 'm2' },
      changing: { key: 'worse:health', was: null },
    });
  });

  it('is found in every place, and nothing is found afterwards', () => {
    expect(healthIn(told)).toEqual({ words: ['ปวดหลัง', 'ปวดเข่า', 'ปวดแขน'], source: 'm1' });
    expect(healthIn(withoutHealth(told))).toEqual({ words: [] });
  });
});
