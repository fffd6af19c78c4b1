import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, moveClock } from '../../src/clock.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { Reports } from '../../src/models/report.ts';
import { refreshProvince } from '../../src/province/current.ts';
import { isWorkingDay } from '../../src/province/working-day.ts';
import { talker } from '../support/talker.ts';
import { transcript, TUESDAY } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';
import { runCli } from './run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khubun-lists-'));
});
afterAll(() => rm(folder, { recursive: true }));

const on = transcript(
  async ({ userId }) => {
    await settle('H-0001', { openDimensions: ['income'] });
    await mentor(userId, 'H-0001');
  },
  { shared: true },
);
const cli = (...args: string[]) => runCli(args, on.bot.store.env);

async function saved(items: unknown): Promise<string> {
  const file = join(folder, 'list.json');
  await writeFile(file, typeof items === 'string' ? items : JSON.stringify(items));
  return file;
}

const NATURE = {
  id: 'nature',
  no: 6,
  th: 'สิ่งแวดล้อม',
  en: 'Environment',
  agency: 'สำนักงานทรัพยากรสมมติ',
  words: ['ธรรมชาติ'],
};

describe('lists', () => {
  beforeEach(() => refreshProvince({ always: true }));

  it('gives the province a sixth dimension in reports, records, requests and imports, without a line of code', async () => {
    const shown = JSON.parse((await cli('lists', 'show', 'dimensions')).stdout) as unknown[];
    const menu = JSON.parse((await cli('lists', 'show', 'aid-menu')).stdout) as unknown[];
    expect(await cli('lists', 'set', 'dimensions', await saved([...shown, NATURE]))).toMatchObject({
      code: 0,
    });
    const item = {
      id: 'trees',
      dimension: 'nature',
      type: 'development',
      th: 'กล้าไม้ยืนต้น',
      en: 'Trees',
    };
    expect(await cli('lists', 'set', 'aid-menu', await saved([...menu, item]))).toMatchObject({ code: 0 });
    const csv = join(folder, 'households.csv');
    await writeFile(
      csv,
      'code,name,tambon,district,stage,open_dimensions\nH-0001,ยายทองใบ,บัวหุ่ง,ราษีไศล,อยู่รอด,สิ่งแวดล้อม\n',
    );
    expect(await cli('households', 'import', csv)).toMatchObject({ code: 0 });
    expect(await Households.findById('H-0001').lean()).toMatchObject({ openDimensions: ['nature'] });
    // Operators' commands live by the machine's clock; here it was imported this week.
    await Households.updateOne({ _id: 'H-0001' }, { $set: { 'dimensionHistory.0.at': new Date(TUESDAY) } });
    await refreshProvince({ always: true });

    await on.somsri.types('รายงาน');
    await on.somsri.taps('เริ่มเลย');
    await on.somsri.taps('ไปเยี่ยมบ้าน');
    await on.somsri.taps('วันนี้');
    await on.somsri.taps('ไม่มี');
    await on.somsri.types('ปลูกผัก');
    expect(on.somsri.hears()).toContain('ด้านสิ่งแวดล้อม เทียบสัปดาห์ก่อนเป็นอย่างไร');
    await on.somsri.taps('ดีขึ้น');
    await on.somsri.taps('ไม่มี');
    await on.somsri.taps('ไม่ติดขัด');
    await on.somsri.types('นัดคุยเจ้าหนี้');
    await on.somsri.taps('ไม่มีรูป');
    await on.somsri.taps('ส่งรายงาน');
    expect(await Reports.find().lean()).toMatchObject([{ answers: { 'dimension:nature': 'better' } }]);

    const nok = talker(on.bot);
    await officer(nok.userId, undefined, 'นก');
    expect(await nok.types('บ้าน H-0001')).toContain('มิติที่ดูแลอยู่: สิ่งแวดล้อม');
    expect(await nok.types('สรุป')).toContain('สิ่งแวดล้อม: 1 บ้าน');
    const thongbai = talker(on.bot);
    await member(thongbai.userId, 'H-0001');
    await thongbai.types('ขอความช่วยเหลือ');
    await thongbai.taps('สิ่งแวดล้อม');
    await thongbai.taps('กล้าไม้ยืนต้น');
    await thongbai.types('ข้าม');
    expect(await HelpRequests.find().lean()).toMatchObject([
      { item: 'trees', dimension: 'nature', agency: 'สำนักงานทรัพยากรสมมติ' },
    ]);

    expect((await cli('lists', 'reset', 'aid-menu')).stderr).toContain(
      'Requests for trees that are still open: 1.',
    );
    await HelpRequests.updateOne({}, { $set: { status: 'verified' } });
    expect((await cli('lists', 'reset', 'aid-menu')).stderr).toContain('With --yes it is taken away');
    await cli('lists', 'reset', 'aid-menu', '--yes');
    expect((await cli('lists', 'reset', 'dimensions')).stderr).toContain(
      'Households that still have nature open: 1.',
    );
    await Households.updateOne({ _id: 'H-0001' }, { $set: { openDimensions: [] } });
    await cli('lists', 'reset', 'dimensions');
    moveClock(MINUTE);
    expect((await cli('lists', 'show', 'dimensions')).stdout).not.toContain('nature');
    expect(await AuditEntries.countDocuments({ deed: 'list', actor: 'cli' })).toBe(4);
  }, 90_000);

  it('names what is wrong by item and field, and changes nothing', async () => {
    const wrong = [{ ...NATURE, id: 'Nature!', agency: '' }];
    const { code, stderr } = await cli('lists', 'set', 'dimensions', await saved(wrong));
    expect(code).toBe(1);
    expect(stderr).toContain('item 1 (Nature!), field "id": write small letters, digits and "-"');
    expect(stderr).toContain('item 1 (Nature!), field "agency"');
    const shown = JSON.parse((await cli('lists', 'show', 'dimensions')).stdout) as unknown[];
    const shared = [...shown, { ...NATURE, words: ['รายได้'] }];
    expect((await cli('lists', 'set', 'dimensions', await saved(shared))).stderr).toContain(
      'item 6 (nature), field "words": "รายได้" already means income',
    );
    const fewer = shown.filter((one) => (one as { id: string }).id !== 'income');
    expect((await cli('lists', 'set', 'dimensions', await saved(fewer))).stderr).toContain(
      'Households that still have income open: 1.',
    );
    const lost = [{ id: 'trees', dimension: 'nature', type: 'relief', th: 'กล้าไม้', en: 'Trees' }];
    expect((await cli('lists', 'set', 'aid-menu', await saved(lost))).stderr).toContain(
      'item 1 (trees), field "dimension": there is no dimension "nature"',
    );
    expect((await cli('lists', 'set', 'dimensions', await saved('{'))).stderr).toContain('is no JSON');
    expect((await cli('lists', 'set', 'colours', 'x')).stderr).toContain(
      '"colours" is no list. There are: dimensions, aid-menu, agencies, channels, holidays, series, slogans, officials.',
    );
    expect((await cli('lists', 'show', 'dimensions')).stdout).toContain('"income"');
  });

  it('lets the office say when it is closed, and where districts publish', async () => {
    const shown = JSON.parse((await cli('lists', 'show', 'holidays')).stdout) as { date: string }[];
    expect(shown.map(({ date }) => date)).toContain('2026-12-10');
    const fair = { date: '2026-11-24', th: 'งานประจำปีสมมติ', en: 'An invented fair' };
    expect(isWorkingDay(Temporal.PlainDate.from('2026-11-24'))).toBe(true);
    expect(await cli('lists', 'set', 'holidays', await saved([...shown, fair]))).toMatchObject({ code: 0 });
    await refreshProvince({ always: true });
    expect(isWorkingDay(Temporal.PlainDate.from('2026-11-24'))).toBe(false);
    const twice = await cli('lists', 'set', 'holidays', await saved([fair, fair]));
    expect(twice.stderr).toContain('a day stands there twice');
    const odd = [{ ...fair, date: '24 Nov' }];
    expect((await cli('lists', 'set', 'holidays', await saved(odd))).stderr).toContain(
      'item 1 (24 Nov), field "date": write the day like 2026-12-31',
    );
    const channels = JSON.parse((await cli('lists', 'show', 'channels')).stdout) as unknown[];
    const other = { id: 'fb', th: 'เฟซ', en: 'FB', hosts: ['facebook.com'] };
    expect((await cli('lists', 'set', 'channels', await saved([...channels, other]))).stderr).toContain(
      'field "hosts": facebook.com already belongs to facebook',
    );
    await cli('lists', 'reset', 'holidays');
  });
});
