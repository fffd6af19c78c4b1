import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import '../../src/models/index.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { recordsOf } from '../../src/privacy/records.ts';
import { recordSections } from '../../src/web/record-sections.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { TUESDAY } from '../support/transcript.ts';
import { settle } from '../support/village.ts';

const HER = `U${'1'.repeat(32)}`;
let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
  setClock(TUESDAY);
  await settle('H-0001', {
    members: [{ name: 'มาลี' }],
    assets: [{ kind: 'water', note: 'yes' }],
    village: 'โนนสูง',
    stageHistory: [{ stage: 'survive', at: now(), by: 'someone', reason: 'แรกเข้า' }],
    dimensionHistory: [{ opened: ['income', 'health'], closed: [], at: now(), by: 'someone' }],
    placeHistory: [{ from: { district: '3305', tambon: 'กันทรารมย์' }, at: now(), by: 'someone' }],
    stageProposal: { stage: 'sufficient', reason: 'ดีขึ้น', by: 'someone', at: now() },
  });
  await People.create({
    _id: HER,
    name: 'yes',
    roles: ['mentor', 'household'],
    mentorKind: 'knn_household',
    household: 'H-0001',
    area: { district: '3309', tambon: 'บัวหุ่ง' },
    reminder: 'fri-evening',
    adviceEvery: 'week',
    joinedAt: now(),
  });
  const answers = {
    met: 'visit',
    'dimension:health': 'better',
    activities: ['vegetables'],
    baht: 1200,
    plan: 'yes',
  };
  await Reports.create({
    _id: '2026-W48:H-0001',
    household: 'H-0001',
    week: '2026-W48',
    mentor: HER,
    submittedAt: now(),
    answers,
    photos: ['p1'],
  });
  await Conversations.create({
    _id: HER,
    version: 1,
    updatedAt: now(),
    drafts: [],
    current: {
      ...{ id: 'c1', flow: 'correct-data', version: 1, step: 'name', data: {}, tries: 0, status: 'open' },
      answers: { what: 'name' },
    },
  });
});
afterAll(() => store.dispose());

const rows = async (language: 'th' | 'en') => {
  const person = await People.findById(HER).lean().orFail();
  return recordSections(await recordsOf(person), language).flatMap(({ entries }) => entries.flat());
};

describe('the records of a person as she reads them', () => {
  it('have Thai names for all fields, and Thai words for what is ours', async () => {
    const found = await rows('th');
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter(([name]) => /^[a-z][A-Za-z]*$/u.test(name) && name !== 'what')).toEqual([]);
    const ours = new Map(found);
    expect(ours.get('วันเตือน')).toBe('ศุกร์เย็น');
    expect(ours.get('ด้านสุขภาพ')).toBe('ดีขึ้น');
    expect(ours.get('กิจกรรม')).toBe('ปลูกผัก');
    expect(ours.get('เงินที่ได้/ประหยัด')).toBe('1,200');
    expect(ours.get('ขั้นที่เสนอ')).toBe('พอเพียง');
    expect(ours.get('ประวัติขั้น')).not.toContain('someone');
    expect(ours.get('ด้านที่เปลี่ยน')).toBe('เมื่อ: อ. 24 พ.ย. 69 09:00 · เริ่มดูแล: รายได้, สุขภาพ');
    expect(ours.get('ที่อยู่เดิม')).toBe('ถึงวันที่: อ. 24 พ.ย. 69 09:00 · อำเภอ: ขุขันธ์ · ตำบล: กันทรารมย์');
  });

  it('leave what people wrote as it is', async () => {
    const found = await rows('th');
    expect(found).toContainEqual(['ชื่อ', 'yes']);
    expect(found).toContainEqual(['สัปดาห์หน้า', 'yes']);
    expect(found).toContainEqual(['ทุนเดิม', 'water: yes']);
  });

  it('are in English too', async () => {
    expect(await rows('en')).toContainEqual(['District', 'Rasi Salai']);
  });
});
