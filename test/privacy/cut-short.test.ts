import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import '../../src/models/index.ts';
import { Announcements } from '../../src/models/announcement.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { FileLinks } from '../../src/models/file-link.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { Letters } from '../../src/models/letter.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { Reports } from '../../src/models/report.ts';
import { Stories } from '../../src/models/story.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { queue } from '../../src/outbox/queue.ts';
import { forgetPerson } from '../../src/privacy/forget.ts';
import { dieAt } from '../support/die-at.ts';
import { tracesOf } from '../support/everything-stored.ts';
import { picture } from '../support/pictures.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { TUESDAY } from '../support/transcript.ts';
import { mentor, settle } from '../support/village.ts';

const HER = `U${'1'.repeat(32)}`;
const OTHER = `U${'2'.repeat(32)}`;
const WORDS = [
  'จะปลูกพริกสามแปลง',
  'ตาไอเป็นเลือดสองวัน',
  'พรุ่งนี้จะแวะไปหา',
  'อยากได้พันธุ์ปลา',
  'บ้านเลขที่ผิด',
  'ประชุมวันศุกร์เก้าโมง',
  'ขอเขียนให้ยาวกว่านี้',
];
const [PLAN, STORY, LETTER, NEED, WRONG, ANNOUNCED, RETURNED] = WORDS as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const TRACES = [
  HER,
  'สมศรี',
  '0812345678',
  'photo1',
  'photo2',
  'photo3',
  'photo4',
  'message5',
  'message6',
  ...WORDS,
];

let store: TestStore;
let jpeg: Buffer;
beforeAll(async () => {
  store = await openTestStore();
  jpeg = await picture();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => store.dispose());

/** Something of hers in every place. */
async function live(): Promise<void> {
  await store.reset();
  setClock(TUESDAY);
  const at = now();
  await settle('H-0001', { registryCheck: { reason: 'moved', reportedBy: HER, report: 'r', at } });
  await mentor(HER, 'H-0001');
  await mentor(OTHER, 'H-0001');
  await People.updateOne({ _id: HER }, { $set: { phone: '0812345678' } });
  await People.updateOne({ _id: OTHER }, { $set: { name: 'บุญมา' } });
  const { ref } = await People.findById(HER).lean().orFail();
  const answers = { met: 'visit', baht: 300, plan: PLAN, photos: ['photo1'] };
  const sources = { plan: 'm1' };
  const report = { household: 'H-0001', submittedAt: at, unchanged: [], additions: [], events: [] };
  await Reports.create({
    ...report,
    _id: '2026-W47:H-0001',
    week: '2026-W47',
    mentor: HER,
    answers,
    sources,
    photos: ['photo1'],
    revisions: [],
  });
  await Reports.create({
    ...report,
    _id: '2026-W48:H-0001',
    week: '2026-W48',
    mentor: OTHER,
    answers: { met: 'phone', baht: 50, plan: PLAN },
    sources: {},
    photos: [],
    revisions: [],
  });
  await store.photos.save('photo1', jpeg);
  await store.photos.save('photo2', jpeg);
  await store.photos.save('photo3', jpeg);
  await store.photos.save('photo4', jpeg);
  const state = {
    id: 'c1',
    flow: 'weekly-report',
    version: 1,
    step: 'plan',
    tries: 0,
    data: { household: 'H-0001' },
  };
  const chat = { drafts: [], unsent: [], version: 1, updatedAt: at };
  await Conversations.create({
    ...chat,
    _id: HER,
    current: { ...state, answers: { plan: PLAN }, photos: [{ id: 'photo2' }], status: 'open' },
  });
  await Conversations.create({
    ...chat,
    _id: OTHER,
    current: { ...state, answers: { plan: PLAN, photos: ['photo1'] }, data: { author: HER }, status: 'open' },
    lastEvent: { id: 'e0', at: 1, answer: [{ type: 'text', text: `สมศรี: ${LETTER}` }] },
  });
  await UrgentCases.create({
    _id: `report:2026-W48:H-0001:${HER}`,
    household: 'H-0001',
    person: HER,
    kind: 'illness',
    story: STORY,
    storyMessage: 'm2',
    status: 'open',
    openedAt: at,
  });
  await HelpRequests.create({
    _id: 'need:e1',
    person: HER,
    kind: 'need',
    text: NEED,
    status: 'requested',
    requestedAt: at,
  });
  await PrivacyRequests.create({
    _id: 'correct:e2',
    kind: 'correct',
    person: HER,
    ref,
    text: WRONG,
    at,
    dueAt: at,
    status: 'open',
  });
  await Letters.create({
    _id: 'l1',
    household: 'H-0001',
    from: HER,
    to: OTHER,
    way: 'to-household',
    text: LETTER,
    message: 'm3',
    at,
    forgetAt: new Date('2036-01-01'),
  });
  await queue({
    key: 'n1',
    recipient: OTHER,
    content: [{ type: 'text', text: `${LETTER} ${STORY}` }],
    class: 'notice',
  });
  await queue({ key: 'n2', recipient: HER, content: [{ type: 'text', text: 'ข่าว' }], class: 'notice' });
  const district = { level: 'district', district: '3309' } as const;
  await Announcements.create({
    _id: 'e2',
    ref: 'a-ref',
    by: ref,
    from: district,
    audience: 'mentors',
    scope: district,
    text: ANNOUNCED,
    textMessage: 'm4',
    photo: { message: 'photo3', token: 't', origin: 'https://khubun.example' },
    count: 1,
    confirmedAt: at,
    state: 'queued',
  });
  // A story she returned, one of hers, and one that alone still has a photo she took.
  const story = { district: '3309', tambon: 'บัวหุ่ง', household: 'H-0002', draftedAt: at };
  const told = { title: 'ปลูกผักขาย', text: 'ขายทุกเสาร์', report: '2026-W47:H-0002' };
  await Stories.create({
    ...{ _id: 's1', by: 'someone', state: 'returned' },
    ...story,
    ...told,
    history: [{ state: 'returned', at, by: ref, reason: RETURNED, reasonMessage: 'message5' }],
  });
  await Stories.create({
    ...{ _id: 's2', by: ref, state: 'approved', ep: 1, sources: { title: 'message6' } },
    ...story,
    ...told,
    photos: [{ message: 'photo4', token: 't4', report: told.report, mentor: ref }],
  });
  const link = { kind: 'story-photo', createdAt: at, expiresAt: new Date('2030-01-01') } as const;
  const about = JSON.stringify(['2026-W47:H-0001', 'photo1']);
  await FileLinks.create({ _id: 'hash', ref: 'someone', about, ...link });
  await queue({
    key: 'story-returned:e9:other',
    recipient: OTHER,
    content: [{ type: 'text', text: `ขอให้แก้: ${RETURNED}` }],
    class: 'notice',
  });
  await queue({
    key: 'announcement:a-ref:other',
    recipient: OTHER,
    content: [{ type: 'text', text: `📢\n${ANNOUNCED}` }],
    class: 'announcement',
  });
  const payload = { type: 'message', message: { id: 'm1', type: 'text', text: PLAN } };
  await InboxEvents.create({
    _id: 'e1',
    lane: HER,
    at: at.getTime(),
    state: 'done',
    messageId: 'm1',
    payload,
  });
}

const forget = async (): Promise<void> => {
  const person = await People.findById(HER).lean();
  if (person) await forgetPerson(person, { by: person.ref, photos: store.photos, asked: true });
};

describe('a forgetting that is cut short', { timeout: 120_000 }, () => {
  it('is finished by the next, wherever it was cut', async () => {
    await live();
    const before = await tracesOf(TRACES);
    for (const trace of TRACES) expect(before.some((found) => found.endsWith(trace))).toBe(true);
    const count = dieAt(Infinity);
    await forget();
    const all = count();
    vi.restoreAllMocks();
    expect(all).toBeGreaterThan(20);
    expect(await tracesOf(TRACES)).toEqual([]);
    for (let fatal = 1; fatal <= all; fatal++) {
      await live();
      dieAt(fatal);
      await expect(forget()).rejects.toThrow('killed');
      vi.restoreAllMocks();
      expect(await People.exists({ _id: HER }), `cut at write ${fatal}`).not.toBeNull();
      await forget();
      expect(await tracesOf(TRACES), `cut at write ${fatal}`).toEqual([]);
      expect(await store.photos.read('photo1'), `cut at write ${fatal}`).toBeNull();
      expect(await store.photos.read('photo2'), `cut at write ${fatal}`).toBeNull();
      expect(await store.photos.read('photo3'), `cut at write ${fatal}`).toBeNull();
      expect(await store.photos.read('photo4'), `cut at write ${fatal}`).toBeNull();
      expect(await Stories.countDocuments({ title: 'ปลูกผักขาย' }), `cut at write ${fatal}`).toBe(2);
      expect(await Announcements.countDocuments({ state: 'withdrawn' }), `cut at write ${fatal}`).toBe(1);
      expect(await Pairings.countDocuments(), `cut at write ${fatal}`).toBe(2);
      expect(await UrgentCases.countDocuments(), `cut at write ${fatal}`).toBe(1);
      expect(await Reports.find({ 'answers.baht': 300 }).lean(), `cut at write ${fatal}`).toHaveLength(1);
    }
  });
});
