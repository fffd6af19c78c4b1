import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OBSTACLES } from '../../src/advice/advice-content.ts';
import { adviceById, adviceLibrary, SHIPPED } from '../../src/advice/library.ts';
import type { ReportContext } from '../../src/flows/weekly-report/questions.ts';
import { weeklyReport } from '../../src/flows/weekly-report/questions.ts';
import { AdviceTexts } from '../../src/models/advice-text.ts';
import { refreshProvince } from '../../src/province/current.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const COMPOST = 'adv-income-06';
const text = { dimension: 'income', stages: ['survive' as const], months: [5], title: 'ปุ๋ย', body: 'ลองทำ' };

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.reset());
afterAll(() => store.dispose());

describe('the library of advice', () => {
  it('is what came with the bot while nobody has changed anything', () => {
    expect(adviceLibrary()).toEqual(SHIPPED);
    expect(SHIPPED.length).toBe(60);
  });

  it('takes changed and added texts in, and leaves retired ones out but for their names', async () => {
    await AdviceTexts.create({ _id: COMPOST, live: text });
    await AdviceTexts.create({ _id: 'adv-income-99', live: { ...text, months: null, title: 'ใหม่' } });
    await AdviceTexts.create({ _id: 'adv-living-01', retired: true });
    await AdviceTexts.create({
      _id: 'adv-health-01',
      waiting: { ...text, by: 'r', at: new Date(), event: 'e' },
    });
    await refreshProvince({ always: true });
    expect(adviceById(COMPOST)).toEqual({ id: COMPOST, ...text });
    expect(adviceLibrary().at(-1)).toMatchObject({ id: 'adv-income-99', title: 'ใหม่', months: null });
    expect(adviceLibrary().some(({ id }) => id === 'adv-living-01')).toBe(false);
    expect(adviceById('adv-living-01')?.title).toBe('จัดบ้านวันละมุม');
    expect(adviceById('adv-health-01')).toEqual(SHIPPED[0]);
    expect(adviceLibrary().length).toBe(60);
  });

  it('keeps what is shipped where a stored text breaks the rules', async () => {
    await AdviceTexts.create({ _id: COMPOST, live: { ...text, months: [13] } });
    await refreshProvince({ always: true });
    expect(adviceById(COMPOST)?.title).toBe('ทำปุ๋ยหมักกองแรก');
  });

  it('names only obstacles that the weekly report asks about', () => {
    const step = weeklyReport.steps['obstacle'];
    const options = step?.kind === 'choice' ? step.options({} as ReportContext, {}) : [];
    expect(options).toEqual([...OBSTACLES, 'none']);
    for (const obstacle of OBSTACLES)
      expect(SHIPPED.filter(({ obstacles = [] }) => obstacles.includes(obstacle)).length).toBeGreaterThan(3);
  });
});
