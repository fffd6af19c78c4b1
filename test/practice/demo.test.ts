import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonReading } from '../../src/practice/demo/buttons-seen.ts';
import { nextStop } from '../../src/practice/next-stop.ts';
import type { ChatItem } from '../../src/practice/contract.ts';

interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs the demonstration in `folder` as somebody would who has no LINE settings, or wrong ones. */
function runDemo(folder: string, temporary: string): Promise<Run> {
  const env = {
    ...process.env,
    TMPDIR: temporary,
    // Neither is touched: the demonstration has a store and a LINE of its own.
    MONGODB_URI: 'mongodb://127.0.0.1:9/nowhere',
    LINE_CHANNEL_SECRET: 'not to be used at all',
    PORT: '1',
  };
  return new Promise((done) => {
    const args = ['--disable-warning=ExperimentalWarning', resolve('src/practice/demo.ts')];
    execFile(process.execPath, args, { cwd: folder, env, maxBuffer: 10_000_000 }, (error, out, err) =>
      done({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    );
  });
}

describe('npm run demo', () => {
  let folder: string;
  let temporary: string;
  let run: Run;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khubun-demo-test-'));
    temporary = await mkdtemp(join(tmpdir(), 'khubun-demo-test-'));
    run = await runDemo(folder, temporary);
  }, 120_000);
  afterAll(async () => {
    for (const path of [folder, temporary]) await rm(path, { recursive: true, force: true });
  });

  it('tells a whole week in the order in which it happens', () => {
    const told = [
      'อ. 24 พ.ย. 69 13.00 น. · ',
      'คนมาใหม่: KHUBUN',
      'คนมาใหม่: (ส่งรูป 1 รูป)',
      '69/48-H-0019',
      'วิชัย: [รับเรื่อง]',
      'สมศรี: (ส่งรูป 2 รูป)',
      'สมศรี: [ให้ใช้]',
      '69/48-H-0001',
      'ทองใบ: ขอความช่วยเหลือ',
      'นก: [รับเรื่อง]',
      'คู่บุญ → คนมาใหม่ · พฤ. 26 พ.ย. 69 18.00 น. (นับเงิน)',
      'วิชัย: ส่งข่าว',
      'บันทึกข่าวทาง Facebook แล้ว',
      'อรทัย: [อนุมัติ]',
      'EP.1',
      'คู่บุญ → บุญเลิศ · ส. 28 พ.ย. 69 08.00 น. (นับเงิน)',
      'คู่บุญ → สมศรี · อา. 29 พ.ย. 69 16.00 น. (นับเงิน)',
      'คู่บุญ → อรทัย · จ. 30 พ.ย. 69 07.00 น. (นับเงิน)',
      'อรทัย: [ส่งเลย]',
      'คู่บุญ → วิชัย · จ. 30 พ.ย. 69 07.05 น. (นับเงิน)',
      'The digest of the province as text',
      '1) เรื่องด่วน',
      '2) รายงาน 3 จาก 27 ครัวเรือน (11.1%)',
    ];
    let from = 0;
    for (const line of told) {
      const at = run.out.indexOf(line, from);
      expect(at, `${line}\n${run.err}`).toBeGreaterThan(-1);
      from = at;
    }
  });

  it('reminds nobody who has reported, or has said why not', () => {
    const lastDay = run.out.split('\n').filter((line) => line.includes('· อา. 29 พ.ย. 69 16.00 น.'));
    expect(lastDay).toContain('คู่บุญ → Dao · อา. 29 พ.ย. 69 16.00 น. (นับเงิน)');
    expect(lastDay.filter((line) => line.includes('บุญเลิศ'))).toEqual([]);
  });

  it('leaves no store behind', async () => {
    expect(await readdir(temporary)).toEqual([]);
  });

  it('ends by itself with the pictures, the page and the sums', async () => {
    expect(run).toMatchObject({ code: 0, err: '' });
    const paths = run.out.split('\n').filter((line) => line.startsWith(join(folder, 'demo-output')));
    expect(paths.map((path) => path.split('2026-W48-')[1])).toEqual([
      'subdistrict.png',
      'district.png',
      'province.png',
      'public.html',
    ]);
    for (const path of paths) {
      const begins = (await readFile(path)).subarray(0, 15).toString('latin1');
      expect(begins).toMatch(path.endsWith('.png') ? /^\u0089PNG\r\n/u : /^<!doctype html>/iu);
    }
    expect(run.out).toMatch(/[1-9]\d* answers for free, [1-9]\d* messages the office pays for/u);
  });
});

/** A bubble in her chat, with these quick replies. */
const item = (from: ChatItem['from'], labels: readonly string[]): ChatItem => ({
  id: from,
  userId: 'U1',
  from,
  at: '2026-11-24T06:00:00Z',
  message: {
    type: 'text',
    text: 'ถาม',
    quickReply: {
      items: labels.map((label) => ({
        type: 'action',
        action: { type: 'postback', label, data: `tap ${label}` },
      })),
    },
  },
});

describe('a player', () => {
  it('taps what she sees, chosen or not', () => {
    const chat = [item('bot', ['✓ ปลูกผัก', 'ครบแล้ว'])];
    expect(buttonReading('ปลูกผัก', 'สมศรี', chat).tap).toEqual({
      kind: 'send',
      body: { type: 'postback', data: 'tap ✓ ปลูกผัก' },
    });
  });

  it('says what she sees where a button is missing', () => {
    const chat = [item('bot', ['ใช่', 'ไม่ใช่'])];
    expect(() => buttonReading('ส่งเลย', 'สมศรี', chat)).toThrow(
      'สมศรี was to tap "ส่งเลย", but sees only: ใช่ | ไม่ใช่',
    );
  });

  it('sees the quick replies no more once she has written', () => {
    const chat = [item('bot', ['ใช่']), item('person', [])];
    expect(() => buttonReading('ใช่', 'สมศรี', chat)).toThrow('but sees only: no button at all');
  });
});

describe('time', () => {
  it.each([
    ['2026-11-24T12:30:00+07:00', '2026-11-24T13:00:00+07:00'],
    ['2026-11-24T12:59:59.900+07:00', '2026-11-24T13:00:00+07:00'],
    ['2026-11-24T19:00:00+07:00', '2026-11-24T19:30:00+07:00'],
    ['2026-11-24T19:30:00+07:00', '2026-11-25T06:30:00+07:00'],
    ['2026-11-25T00:10:00+07:00', '2026-11-25T06:30:00+07:00'],
    ['2026-11-25T06:30:00.500+07:00', '2026-11-25T07:00:00+07:00'],
  ])('stands still after %s at %s', (at, next) => {
    expect(nextStop(new Date(at))).toEqual(new Date(next));
  });
});
