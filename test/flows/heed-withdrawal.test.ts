import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { heedWithdrawal } from '../../src/flows/weekly-report/heed-withdrawal.ts';
import '../../src/models/index.ts';
import { Households } from '../../src/models/household.ts';
import { Reports } from '../../src/models/report.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { TUESDAY } from '../support/transcript.ts';
import { settle } from '../support/village.ts';

const answers = { met: 'visit', 'dimension:health': 'worse', 'worse:health': 'ปวดหลัง' };
const data = { household: 'H-0001' };
const told = async () => (await Reports.findById('2026-W48:H-0001').lean())?.answers['worse:health'];

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.dispose());
beforeEach(async () => {
  await store.reset();
  await settle('H-0001');
  await Reports.create({
    _id: '2026-W48:H-0001',
    household: 'H-0001',
    week: '2026-W48',
    mentor: 'U1',
    submittedAt: new Date(TUESDAY),
    answers,
  });
});

it('words about health that were sent while consent was withdrawn do not stay', async () => {
  await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent: 'no' } });
  await heedWithdrawal({ answers, data });
  expect(await told()).toBeNull();
});

it('words about health stay where they are agreed to', async () => {
  await heedWithdrawal({ answers, data });
  expect(await told()).toBe('ปวดหลัง');
});
