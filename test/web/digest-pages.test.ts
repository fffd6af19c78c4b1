import { describe, expect, it } from 'vitest';
import { areaKey, officerAddress } from '../../src/digest/addresses.ts';
import { setClock } from '../../src/clock.ts';
import type { OfficerScope } from '../../src/access/area.ts';
import { Digests, type Digest } from '../../src/models/digest.ts';
import { changeList } from '../../src/province/change-list.ts';
import { exampleDigest, exampleTally, WEEK } from '../support/editions.ts';
import { transcript } from '../support/transcript.ts';

const on = transcript();
const store = (changes: Partial<Digest> = {}): Promise<unknown> => Digests.create(exampleDigest(changes));
const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${on.bot.url}${path}`, { headers });
const read = async (path: string): Promise<string> => (await open(path)).text();
/** What stands on a page, without its marks. */
const seen = (html: string): string =>
  html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gu, ' ')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/\s+/gu, ' ');
const sealed = (scope: OfficerScope, changes: Partial<Digest> = {}): string =>
  new URL(officerAddress('https://khubun.example', exampleDigest(changes), scope)).pathname;
const DISTRICT: OfficerScope = { level: 'district', district: '3309' };

describe('the public page of an edition', () => {
  it('tells the week to everybody, in the order of the digest', async () => {
    await store();
    const response = await open(`/digests/${WEEK}`);
    expect(response.status).toBe(200);
    const text = seen(await response.text());
    const order = [
      '105 ครัวเรือนเลื่อนขั้นในสัปดาห์เดียว',
      'สรุปประจำสัปดาห์ 16–22 พฤศจิกายน 2569',
      'เผยแพร่ จ. 23 พ.ย. 69',
      'เรื่องด่วน ทั้งหมด (ราย) 9 ช่วยแล้ว ไม่แสดง ยังค้าง น้อยกว่า 5',
      'รายงานแล้ว 11,842 จาก 17,119 คิดเป็น 69.2% สัปดาห์ก่อน 66.8% พบตัว 10,615 ยังไม่ได้พบ 1,227',
      'อยู่รอด 4,310 พอเพียง 10,977 +84 ยั่งยืน 1,832 +21',
      'สุขภาพ 3,204 ลดลง 46',
      'สงเคราะห์ (รายการ) 64 พัฒนา (รายการ) 139',
      'ทั้ง 22 อำเภอ',
      'ราษีไศล ✓',
      'อำเภอที่โพสต์ครบทุกวัน 17 จาก 22',
      'ทุกคนมีศักยภาพ พัฒนาได้',
      'กลุ่มงานสารสนเทศการพัฒนาชุมชน : รายงาน',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(order.filter((words) => !text.includes(words))).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is the same whatever districts below 80 % did, and whoever fell back', async () => {
    await store();
    const one = await read(`/digests/${WEEK}`);
    const tally = exampleTally();
    const own = tally.cells.filter(({ tambon }) => tambon === 'ใต้');
    for (const [index, by] of [40, -40].entries()) {
      own[index]!.counts.reported += by;
      own[index]!.counts.met += by;
    }
    own[3]!.counts.moves['sustainable>survive'] = 4;
    own[7]!.counts.obstacles['skill'] = 3;
    await Digests.updateOne({ _id: WEEK }, { $set: { tally } });
    expect(await read(`/digests/${WEEK}`)).toBe(one);
    own[0]!.counts.baht += 1;
    await Digests.updateOne({ _id: WEEK }, { $set: { tally } });
    expect(await read(`/digests/${WEEK}`)).not.toBe(one);
  });

  it('does not name who reports little anywhere but among all, and needs nothing from elsewhere', async () => {
    await store();
    const html = await read(`/digests/${WEEK}`);
    expect(html.match(/ขุขันธ์/gu)).toHaveLength(1);
    expect(html).not.toMatch(/40\.0%|<link rel="stylesheet"|<script src|@import|url\(/u);
    expect(html.match(/https?:\/\/(?!khubun\.example)[^"'<\s]+/gu)).toBeNull();
    expect(Buffer.byteLength(html)).toBeLessThan(40_000);
  });

  it('is not out before it is sent, and a wrong address says no more', async () => {
    await store({ state: 'draft' });
    await store({ _id: '2026-W46', state: 'held' });
    const paths = [WEEK, '2026-W46', '2026-W40', 'x', '2026-W47/social.png', `${WEEK}/press.txt`, '%E0%A4%A'];
    const answers = await Promise.all(paths.map(async (path) => open(`/digests/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    const pages = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(pages.size).toBe(1);
    expect(seen([...pages][0]!)).toContain('สรุปออกทุกวันจันทร์');
    expect(seen(await read('/digests'))).toContain('ยังไม่มีฉบับที่เผยแพร่');
  });

  it('says what was corrected and why, or only that it was when the reason was taken back', async () => {
    const at = new Date('2026-11-24T09:00:00+07:00');
    const corrections = [
      { no: 1, at, by: 'ref', reason: 'ยอด <ขุขันธ์> ส่งเพิ่ม' },
      { no: 2, at, by: 'ref', reason: '' },
    ];
    await store({ revision: 2, corrections, lead: 'ขอบคุณ & ไปต่อ' });
    const html = await read(`/digests/${WEEK}`);
    expect(html).toContain('ฉบับแก้ไขครั้งที่ 1 (อ. 24 พ.ย. 69) เพราะ ยอด &lt;ขุขันธ์&gt; ส่งเพิ่ม</p>');
    expect(html).toContain('ฉบับแก้ไขครั้งที่ 2 (อ. 24 พ.ย. 69)</p>');
    expect(html).toContain('<h1>ขอบคุณ &amp; ไปต่อ</h1>');
  });

  it('shows itself well when its link is passed on', async () => {
    await store();
    const html = await read(`/digests/${WEEK}`);
    const meta = (name: string): string | undefined =>
      new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`, 'u').exec(html)?.[1];
    expect(meta('og:title')).toBe('105 ครัวเรือนเลื่อนขั้นในสัปดาห์เดียว');
    expect(meta('og:image')).toBe(`https://khubun.example/digests/${WEEK}/social.png`);
    expect(meta('og:url')).toBe(`https://khubun.example/digests/${WEEK}`);
    expect(meta('twitter:card')).toBe('summary_large_image');
    for (const name of ['social.png', 'picture.png']) {
      const picture = await open(`/digests/${WEEK}/${name}`);
      expect(picture.headers.get('content-type')).toBe('image/png');
      expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(
        Buffer.from(await picture.arrayBuffer())
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    }
  });

  it('is asked for anew each time, and sent anew only when it is another', async () => {
    await store();
    for (const path of [`/digests/${WEEK}`, `/digests/${WEEK}/social.png`, '/digests', '/digests/feed.xml']) {
      const first = await open(path);
      expect(first.headers.get('cache-control')).toBe('public, no-cache');
      // Without a word of its own, fetch would ask for it in any case.
      const again = { 'if-none-match': first.headers.get('etag')!, 'cache-control': 'max-age=0' };
      expect((await open(path, again)).status).toBe(304);
      await Digests.updateOne({ _id: WEEK }, { $set: { lead: `ขอบคุณ ${path}` } });
      expect((await open(path, again)).status).toBe(path.endsWith('.png') ? 304 : 200);
    }
  });

  it('lets a browser run its one script and nothing else', async () => {
    await store();
    const response = await open(`/digests/${WEEK}`);
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toMatch(/default-src 'none';.*script-src 'sha256-[^']+'/u);
    expect(policy).not.toContain("script-src 'unsafe");
    expect((await response.text()).match(/<script/gu)).toHaveLength(1);
  });
});

describe('the press text', () => {
  it('is there as plain text, with the persons the province has named', async () => {
    await store();
    const governor = { name: 'นายสมมติ ตัวอย่าง', title: 'ผู้ว่าราชการจังหวัดศรีสะเกษ' };
    const secretary = { name: 'นางสาวสมมติ แบบอย่าง', title: 'พัฒนาการจังหวัดศรีสะเกษ' };
    const office = { office: 'สำนักงานสมมติ', place: 'หอประชุมสมมติ', reporter: 'งานข่าวสมมติ' };
    await changeList('officials', { ...office, governor, secretary }, { by: 'cli' });
    const response = await open(`/digests/${WEEK}/press.txt`);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await response.text();
    expect(text).toContain(
      'วันที่ 23 พฤศจิกายน 2569 เวลา 08.00 น. ณ หอประชุมสมมติ สำนักงานสมมติ ขอรายงานความก้าวหน้า “คู่บุญ โคก หนอง นา พา แก้จน” จ.ศรีสะเกษ ประจำสัปดาห์วันที่ 16–22 พฤศจิกายน 2569 ภายใต้การนำของ นายสมมติ ตัวอย่าง ผู้ว่าราชการจังหวัดศรีสะเกษ โดยมี นางสาวสมมติ แบบอย่าง พัฒนาการจังหวัดศรีสะเกษ เป็นผู้สรุปรายงาน',
    );
    expect(text).toContain(`อ่านฉบับเต็มได้ที่ https://khubun.example/digests/${WEEK}`);
    expect(text).toContain('งานข่าวสมมติ : รายงาน');
    expect(await changeList('officials', { ...office, place: '' }, { by: 'cli' })).toMatchObject({
      kind: 'wrong',
      problems: [{ path: ['place'] }],
    });
  });
});

describe('the list of editions', () => {
  it('has all that were sent, by year, the newest first', async () => {
    await store();
    await store({ _id: '2026-W46', lead: 'สัปดาห์ที่ฝนตก', revision: 1 });
    await store({ _id: '2025-W50' });
    await store({ _id: '2026-W48', state: 'draft' });
    const text = seen(await read('/digests'));
    const order = [
      'พ.ศ. 2569',
      '105 ครัวเรือนเลื่อนขั้นในสัปดาห์เดียว 16–22 พฤศจิกายน 2569',
      'สัปดาห์ที่ฝนตก 9–15 พฤศจิกายน 2569 · แก้ไขแล้ว',
      'พ.ศ. 2568',
      '8–14 ธันวาคม 2568',
    ].map((words) => text.indexOf(words));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(text).not.toContain('23–29');
  });

  it('is a feed too, with absolute addresses', async () => {
    await store({ lead: 'ปลูก & ขาย <ได้>' });
    await store({
      _id: '2026-W46',
      corrections: [{ no: 1, at: new Date('2026-11-25T03:00:00Z'), by: 'ref', reason: 'เพิ่ม' }],
    });
    const response = await open('/digests/feed.xml');
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = await response.text();
    expect(
      feed.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'),
    ).toBe(true);
    const all = (pattern: RegExp): string[] => [...feed.matchAll(pattern)].map((match) => match[1]!);
    expect(all(/<id>(.*?)<\/id>/gu)).toEqual([
      'https://khubun.example/digests',
      `https://khubun.example/digests/${WEEK}`,
      'https://khubun.example/digests/2026-W46',
    ]);
    expect(all(/<updated>(.*?)<\/updated>/gu)).toEqual([
      '2026-11-25T03:00:00.000Z',
      '2026-11-23T01:00:00.000Z',
      '2026-11-25T03:00:00.000Z',
    ]);
    expect(feed).toContain('<title>ปลูก &amp; ขาย &lt;ได้&gt;</title>');
    const opened = all(/<(\w+)[ >](?:[^>]*[^/>])?>?/gu).filter((name) => name === 'entry').length;
    expect(opened).toBe(all(/<\/(entry)>/gu).length);
  });
});

describe('the officers’ edition', () => {
  it('shows every district with its share, and what is still open where', async () => {
    await store();
    const response = await open(sealed({ level: 'province' }));
    const text = seen(await response.text());
    expect(text).toContain('ช่วยแล้ว 7 ยังค้าง 2 – ขุขันธ์ 1 – ภูสิงห์ 1');
    expect(text).toContain('ขุขันธ์ 40.0% 66.8% 311 778 55 1 5/5');
    expect(text).toContain('ต้องกลับไปดูแลใหม่ 2');
    expect(text).toContain('ข้อความสัปดาห์นี้: เสียเงิน 412 · ฟรี 9,310');
    expect(text).toContain('ไม่ใช่ฉบับเผยแพร่');
    expect(text).not.toContain('น้อยกว่า 5”');
  });

  it('shows a district by its tambons, and nothing of others', async () => {
    await store();
    const text = seen(await read(sealed(DISTRICT)));
    expect(text).toContain('อ.ราษีไศล');
    expect(text).toMatch(/ใต้ 91\.\d% .* 700 /u);
    expect(text).toContain('วันทำงานที่โพสต์ 5 จาก 5');
    expect(text).not.toMatch(/ขุขันธ์|ข้อความสัปดาห์นี้/u);
    const press = await read(`${sealed(DISTRICT)}/press.txt`);
    expect(press).toContain('อ.ราษีไศล');
    expect(press).not.toMatch(/: 1 |ยังค้าง 1/u);
  });

  it('is neither kept nor found', async () => {
    await store();
    for (const path of [sealed(DISTRICT), `${sealed(DISTRICT)}/picture.png`]) {
      const { status, headers } = await open(path);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('opens by its own seal only', async () => {
    await store();
    await store({ _id: '2026-W46', secret: 'another secret of the tests' });
    const own = sealed(DISTRICT);
    const seal = own.split('/').at(-1)!;
    const wrong = [
      own.replace('3309', '3305'),
      own.replace(encodeURIComponent(areaKey(DISTRICT)), 'province'),
      own.replace(WEEK, '2026-W46'),
      own.replace(seal, `${seal.slice(1)}${seal[0]}`),
      own.replace(seal, 'x'),
      own.replace('3309', 'nowhere'),
      `${own}/secret.png`,
      own.slice(0, -seal.length),
    ];
    const answers = await Promise.all(wrong.map((path) => open(path)));
    expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 404));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts)).toEqual(new Set([await read('/digests/nothing')]));
  });

  it('may be looked at as a draft, and says that it is one', async () => {
    setClock('2026-11-23T07:30:00+07:00');
    await store({ state: 'draft' });
    await Digests.updateOne({ _id: WEEK }, { $unset: { sentAt: 1 } });
    expect(seen(await read(sealed(DISTRICT)))).toContain('ฉบับร่าง ยังไม่ได้ส่ง');
  });
});
