import { expect, it } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import { spreadDigests } from '../../src/digest/spread-digests.ts';
import { createQueueToGroups } from '../../src/groups/queue-to-groups.ts';
import { Digests } from '../../src/models/digest.ts';
import { Households } from '../../src/models/household.ts';
import { LineGroups } from '../../src/models/line-group.ts';
import { Reports } from '../../src/models/report.ts';
import { Stories } from '../../src/models/story.ts';
import { exampleDigest } from '../support/editions.ts';
import { group, type Group } from '../support/group.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer, settle } from '../support/village.ts';

let orathai: Talker;
let prapa: Group;
const TITLE = 'ปลูกผักขายตลาดนัด';

// There is a group, a draft with a story in it, and it is nine in the evening: nothing goes out before seven.
const on = transcript(async () => {
  orathai = talker(on.bot);
  prapa = group(on.bot);
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await settle('H-0001', { pictureConsent: 'yes' });
  on.bot.line.groups.set(prapa.id, 5);
  await LineGroups.create({
    _id: prapa.id,
    registeredBy: 'x',
    registeredAt: now(),
    members: 5,
    countedAt: now(),
  });
  const at = new Date('2026-11-20');
  const story = {
    _id: 's1',
    district: '3309',
    tambon: 'บัวหุ่ง',
    household: 'H-0001',
    report: '2026-W47:H-0001',
  };
  const approved = {
    state: 'approved',
    by: 'x',
    draftedAt: at,
    approvedAt: at,
    week: '2026-W47',
    ep: 1,
  } as const;
  await Stories.create({ ...story, ...approved, title: TITLE, text: 'มีผักกินทุกวัน' });
  await Reports.create({
    _id: story.report,
    household: 'H-0001',
    week: '2026-W47',
    mentor: 'U0',
    submittedAt: at,
    answers: {},
  });
  await Digests.create(exampleDigest({ state: 'draft' }));
  setClock('2026-11-23T21:00:00+07:00');
  await orathai.types('ดูร่าง 2026-W47');
  await orathai.taps('ส่งเลย');
  await spread();
});

const spread = () => spreadDigests(createQueueToGroups({ groupMembers: () => Promise.resolve(5) }));
async function morning(): Promise<string> {
  setClock('2026-11-24T07:00:00+07:00');
  await on.bot.pushed();
  return prapa.hears();
}

it('reads what is so when it is pushed', async () => {
  expect(await morning()).toContain(`EP.1 I ${TITLE} ราษีไศล`);
});

it('hears nothing of a household that has changed its mind overnight', async () => {
  await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'no' } });
  expect(await morning()).not.toContain(TITLE);
});

it('gets the corrected edition only, where that came before the first went out', async () => {
  await orathai.types('ดูร่าง 2026-W47');
  await orathai.taps('ทำฉบับแก้ไข');
  await orathai.types('ตัวเลขผิด');
  await orathai.taps('ใช้คำนำเดิม');
  await orathai.taps('ส่งฉบับแก้ไข');
  await spread();
  expect((await morning()).match(/สรุปประจำสัปดาห์/gu)).toHaveLength(1);
  expect(prapa.hears()).toContain('ฉบับแก้ไขครั้งที่ 1');
});
