import { describe, expect, it } from 'vitest';
import type { OfficerScope } from '../../src/access/area.ts';
import districts from '../../content/districts.json' with { type: 'json' };
import { setClock } from '../../src/clock.ts';
import { noCounts } from '../../src/digest/counts.ts';
import { editionOf } from '../../src/digest/edition.ts';
import { drawDigest } from '../../src/digest/picture/draw-digest.ts';
import type { Tally } from '../../src/digest/tally.ts';
import type { LineMessage } from '../../src/line/client.ts';
import { digestMessages } from '../../src/messages/digest-card.ts';
import { draftMessages } from '../../src/messages/digest-draft.ts';
import { publicMessages } from '../../src/messages/public-digest.ts';
import { Digests, type Digest } from '../../src/models/digest.ts';
import { Stories } from '../../src/models/story.ts';
import { refreshProvince } from '../../src/province/current.ts';
import { ProvinceLists } from '../../src/models/province-list.ts';
import { exampleDigest, WEEK } from '../support/editions.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer, settle } from '../support/village.ts';

const PLACE = { baseUrl: 'https://khubun.example', pictures: true };
const DIMENSIONS = Array.from({ length: 12 }, (_, index) => `d${String.fromCodePoint(97 + index)}`);
const CHANNELS = Array.from({ length: 12 }, (_, index) => `c${String.fromCodePoint(97 + index)}`);
const many = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 999_999]));

let orathai: Talker;
const on = transcript(async () => {
  orathai = talker(on.bot);
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await settle('H-0001', { pictureConsent: 'yes' });
});

/** A week in which everything is as large, as long and as many as it can be. */
function fullTally(): Tally {
  const counts = {
    ...noCounts(),
    ...{ households: 999_999, householdsBefore: 999_999, reported: 1, reportedBefore: 999_999, met: 1 },
    baht: 999_999_999,
    stages: { survive: 333_333, sufficient: 333_333, sustainable: 333_333 },
    moves: { 'survive>sufficient': 99_999, 'sufficient>sustainable': 99_999, 'sustainable>survive': 99_999 },
    dimensions: many(DIMENSIONS),
    dimensionsBefore: many(DIMENSIONS.slice(1)),
    obstacles: { resource: 99_999, skill: 99_999, none: 99_999 },
    urgent: { opened: 99_999, carried: 0, helped: 0, referred: 0, pending: 99_999 },
    aid: { relief: 99_999, development: 99_999, other: 99_999 },
    posts: many(CHANNELS),
  };
  // No district of the province has more than 20; their names come from the office's list.
  const tambons = Array.from({ length: 20 }, (_, index) => `${'เ'.repeat(58)}${index}`);
  const cells = districts.flatMap(({ code }) =>
    (code === '3309' ? tambons : ['ใต้']).map((tambon) => ({ district: code, tambon, counts })),
  );
  const postingDays = Object.fromEntries(districts.map(({ code }) => [code, 5]));
  return {
    week: WEEK,
    cells,
    workingDays: ['1', '2', '3', '4', '5'],
    postingDays,
    messages: { paid: 99_999, free: 99_999 },
  };
}

const long = (no: number): string => `${'ก'.repeat(100)}${no}`;

async function full(stories: number): Promise<Digest> {
  const items = DIMENSIONS.map((id, no) => ({
    id,
    no: no + 1,
    th: long(no),
    en: long(no),
    agency: 'ข',
    words: [],
  }));
  const channels = CHANNELS.map((id, no) => ({ id, th: `${'ช'.repeat(17)}${no}`, en: `x${no}`, hosts: [] }));
  // As they are after many changes: at once, the aid menu would still go by the old dimensions.
  const changed = { changedAt: new Date('2026-11-01'), changedBy: 'cli' };
  await ProvinceLists.create({ _id: 'dimensions', items, ...changed });
  await ProvinceLists.create({ _id: 'channels', items: channels, ...changed });
  await refreshProvince({ always: true });
  const at = new Date('2026-11-20');
  const what = {
    district: '3309',
    tambon: 'บัวหุ่ง',
    household: 'H-0001',
    report: 'r',
    by: 'x',
    draftedAt: at,
    approvedAt: at,
  };
  await Stories.insertMany(
    Array.from({ length: stories }, (_, no) => ({
      ...what,
      ...{ _id: `s${no}`, state: 'approved', ep: no + 1, week: WEEK, title: 'ก'.repeat(60), text: 'ข' },
    })),
  );
  const lead = '🇹🇭'.repeat(300);
  const corrections = [{ no: 1, at, by: 'x', reason: 'ก'.repeat(200) }];
  await Digests.create(exampleDigest({ tally: fullTally(), lead, corrections, revision: 1 }));
  return Digests.findById(WEEK).lean().orFail();
}

/** What LINE would refuse of these messages (line-platform.md §2). */
function refused(messages: readonly LineMessage[]): string[] {
  return messages.flatMap((message) => {
    if (message.type !== 'flex') return [];
    const bytes = Buffer.byteLength(JSON.stringify(message.contents));
    return [
      ...(bytes > 30_000 ? [`a bubble of ${bytes} bytes`] : []),
      ...(message.altText.length > 1_500 ? [`${message.altText.length} characters for the lock screen`] : []),
    ];
  });
}

describe('the fullest week there can be', () => {
  it('is no more than LINE takes, for every area and for a group', async () => {
    const digest = await full(200);
    const district: OfficerScope = { level: 'district', district: '3309' };
    for (const scope of [{ level: 'province' }, district] as const) {
      const edition = await editionOf(digest, scope);
      for (const language of ['th', 'en'] as const)
        expect(refused(digestMessages(digest, edition, PLACE, language)), `${scope.level}`).toEqual([]);
    }
    const toGroups = await publicMessages(digest, PLACE);
    expect(refused(toGroups)).toEqual([]);
    expect(JSON.stringify(toGroups)).toContain('และเรื่องเด่นอีก 195 เรื่อง');
    for (const state of ['draft', 'sent'] as const)
      expect(
        refused(await draftMessages({ ...digest, state }, PLACE, 'th')),
        `a card of what is ${state}`,
      ).toEqual([]);
  });

  it('is drawn', async () => {
    const digest = await full(3);
    const edition = await editionOf(digest, { level: 'province' });
    for (const name of ['picture', 'social'] as const)
      expect((await drawDigest(edition, name, 'officers')).length).toBeLessThan(1_000_000);
  });
});

it('shows the stories of a draft by pages, and each can be taken out', async () => {
  await full(12);
  await Digests.updateOne({ _id: WEEK }, { $set: { state: 'draft', revision: 0 }, $unset: { sentAt: 1 } });
  setClock('2026-11-23T07:10:00+07:00');
  expect(await orathai.types('ดูร่าง')).toContain('EP.5 I');
  expect(await orathai.taps('เรื่องเด่นอีก 7')).toContain('EP.6 I');
  expect(await orathai.taps('เรื่องเด่นอีก 2')).toMatch(/EP\.11 I[\s\S]*EP\.12 I/u);
  await orathai.taps('ตัดเรื่องนี้ออก');
  const { dropped } = await Digests.findById(WEEK).lean().orFail();
  expect(await Stories.find({ ref: { $in: dropped } }).lean()).toMatchObject([{ ep: 11 }]);
  await Digests.updateOne({ _id: WEEK }, { $set: { state: 'sent', sentAt: new Date() } });
  expect(await orathai.taps('เรื่องเด่นอีก 2')).toContain('สรุปฉบับนี้ส่งไปแล้ว');
});
