import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DAY, HOUR } from '../../src/clock.ts';
import type { ChatItem } from '../../src/practice/contract.ts';
import { practiceRouter } from '../../src/practice/router.ts';
import { findPerson, listPeople } from '../../src/practice/terminal/people.ts';
import { photosOf } from '../../src/practice/terminal/photos.ts';
import { createSession, hear, interpret } from '../../src/practice/terminal/session.ts';
import { MALI, photo, SOM, stage } from './platform-stage.ts';

const bot = (message: ChatItem['message']): ChatItem => ({
  id: '1',
  userId: MALI,
  from: 'bot',
  at: '2026-11-23T02:00:00.000Z',
  message,
});
const person = (text: string): ChatItem => ({ ...bot({ type: 'text', text }), from: 'person' });
const quick = (...actions: unknown[]) => ({
  items: actions.map((action) => ({ type: 'action', action })),
});
const question = bot({
  type: 'text',
  text: 'ไปเยี่ยมวันไหนคะ',
  quickReply: quick(
    { type: 'message', label: 'วันนี้', text: 'วันนี้' },
    { type: 'datetimepicker', label: 'เลือกวัน', data: 'day', mode: 'date' },
    { type: 'cameraRoll', label: 'ส่งรูป' },
  ),
});
const card = bot({
  type: 'flex',
  altText: 'สรุป',
  contents: {
    type: 'bubble',
    header: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'สรุปรายงาน' }] },
    body: {
      type: 'box',
      layout: 'vertical',
      contents: [
        {
          type: 'box',
          layout: 'horizontal',
          contents: [
            { type: 'text', text: 'รายได้' },
            {
              type: 'text',
              contents: [
                { type: 'span', text: '350 ' },
                { type: 'span', text: 'บาท' },
              ],
            },
          ],
          action: { type: 'postback', label: 'แก้รายได้', data: 'edit-baht' },
        },
        { type: 'separator' },
      ],
    },
    footer: {
      type: 'box',
      layout: 'horizontal',
      contents: [
        { type: 'button', action: { type: 'postback', label: 'ส่ง', data: 'send', displayText: 'ส่ง' } },
        { type: 'button', action: { type: 'uri', label: 'โทร', uri: 'tel:1300' } },
      ],
    },
  },
});

const say = (label: string) => ({ type: 'message', label, text: label });
const one = (text: string) => ({
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text }] },
});

/** Runs the command with these lines typed into it. */
const run = (lines: readonly string[], ...options: string[]) =>
  new Promise<{ code: number; out: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['src/practice/terminal.ts', ...options],
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), out: stdout + stderr }),
    );
    child.stdin!.end(lines.map((line) => `${line}\n`).join(''));
  });

describe('a conversation in the terminal', () => {
  it('reads cards line by line, with their buttons numbered', () => {
    const session = createSession();
    expect(hear(session, card)).toEqual([
      'สรุปรายงาน',
      'รายได้  350 บาท',
      '[1] แก้รายได้',
      '────────',
      '[2] ส่ง',
      '[3] โทร',
    ]);
    expect(hear(session, question)).toEqual(['ไปเยี่ยมวันไหนคะ', '» [4] วันนี้  [5] เลือกวัน  [6] ส่งรูป']);
    expect(interpret(session, '1')).toEqual({ want: 'send', body: { type: 'postback', data: 'edit-baht' } });
    expect(interpret(session, ' 2 ')).toMatchObject({ body: { data: 'send', displayText: 'ส่ง' } });
    expect(interpret(session, '3')).toEqual({ want: 'show', lines: ['(เปิดลิงก์) tel:1300'] });
    expect(interpret(session, '4')).toEqual({ want: 'send', body: { type: 'text', text: 'วันนี้' } });
    expect(interpret(session, '6')).toEqual({ want: 'photo', files: [] });
  });

  it('reads templates, carousels and what is not text', () => {
    const template = { type: 'confirm', text: 'ส่งเลยไหม', actions: [say('ใช่'), say('ไม่')] };
    expect(hear(createSession(), bot({ type: 'template', altText: 'a', template }))).toEqual([
      'ส่งเลยไหม',
      '[1] ใช่',
      '[2] ไม่',
    ]);
    const contents = { type: 'carousel', contents: [one('ก'), one('ข')] };
    expect(hear(createSession(), bot({ type: 'flex', altText: 'a', contents }))).toEqual([
      '── การ์ด 1/2 ──',
      'ก',
      '── การ์ด 2/2 ──',
      'ข',
    ]);
    expect(hear(createSession(), bot({ type: 'imagemap', altText: 'แผนที่' }))).toEqual(['[imagemap] แผนที่']);
    expect(hear(createSession(), bot({ type: 'flex', altText: 'a', contents: null }))).toEqual([]);
  });

  it('sends numbers that match no button as they are typed', () => {
    const session = createSession();
    hear(session, question);
    expect(interpret(session, '350')).toEqual({ want: 'send', body: { type: 'text', text: '350' } });
    expect(interpret(session, '4')).toEqual({ want: 'send', body: { type: 'text', text: '4' } });
    expect(interpret(session, '1.5')).toEqual({ want: 'send', body: { type: 'text', text: '1.5' } });
    expect(interpret(session, '๑')).toEqual({ want: 'send', body: { type: 'text', text: '๑' } });
    expect(interpret(session, '/text 1')).toEqual({ want: 'send', body: { type: 'text', text: '1' } });
    expect(interpret(session, '   ')).toEqual({ want: 'nothing' });
  });

  it('takes quick replies away with the next message, and all numbers when the person speaks', () => {
    const session = createSession();
    hear(session, card);
    hear(session, question);
    hear(session, bot({ type: 'text', text: 'อีกเรื่อง' }));
    expect(interpret(session, '4')).toEqual({ want: 'send', body: { type: 'text', text: '4' } });
    expect(interpret(session, '2')).toMatchObject({ body: { data: 'send' } });
    hear(session, person('ค่ะ'));
    expect(interpret(session, '2')).toEqual({ want: 'send', body: { type: 'text', text: '2' } });
    hear(session, card);
    session.spoken = true; // a tap that leaves no bubble
    expect(hear(session, question).at(-1)).toContain('[1] วันนี้');
  });

  it('asks for the date behind a date button', () => {
    const session = createSession();
    hear(session, question);
    expect(interpret(session, '2')).toMatchObject({ want: 'show' });
    expect(interpret(session, 'เมื่อวาน')).toMatchObject({ want: 'show' });
    expect(interpret(session, '2026-11-20')).toEqual({
      want: 'send',
      body: { type: 'postback', data: 'day', params: { date: '2026-11-20' } },
    });
    interpret(session, '2');
    expect(interpret(session, '')).toEqual({ want: 'nothing' });
    expect(interpret(session, 'ค่ะ')).toEqual({ want: 'send', body: { type: 'text', text: 'ค่ะ' } });
  });

  it('knows its commands', () => {
    const session = createSession();
    expect(interpret(session, '/clock +2d')).toEqual({ want: 'clock', ms: 2 * DAY });
    expect(interpret(session, '/clock 5h')).toEqual({ want: 'clock', ms: 5 * HOUR });
    expect(interpret(session, '/clock tomorrow')).toMatchObject({ want: 'show' });
    expect(interpret(session, '/photo a.jpg b.png')).toEqual({ want: 'photo', files: ['a.jpg', 'b.png'] });
    expect(interpret(session, '/sticker')).toMatchObject({ want: 'send', body: { type: 'sticker' } });
    expect(interpret(session, '/location')).toMatchObject({ want: 'send', body: { type: 'location' } });
    expect(interpret(session, '/who มะลิ ใจดี')).toEqual({ want: 'who', whom: 'มะลิ ใจดี' });
    expect(interpret(session, '/quit')).toEqual({ want: 'quit' });
    expect(interpret(session, '/dance')).toMatchObject({ want: 'show' });
  });

  it('finds people by number, name, part of a name or user id', () => {
    const people = [
      { userId: MALI, displayName: 'มะลิ ใจดี', role: 'mentor' as const, note: 'อ.ขุนหาญ' },
      { userId: SOM, displayName: 'มะลิวรรณ', role: 'household' as const },
    ];
    expect(listPeople(people)).toEqual(['  1. มะลิ ใจดี  (พี่เลี้ยง · อ.ขุนหาญ)', '  2. มะลิวรรณ  (ครัวเรือน)']);
    for (const who of ['2', 'มะลิวรรณ', 'วรรณ', SOM]) expect(findPerson(people, who)).toBe(people[1]);
    for (const who of ['0', '3', 'มะลิ', 'สมชาย', '']) expect(findPerson(people, who)).toBeNull();
  });

  it('makes sample photos, and says which file is none', async () => {
    expect((await photosOf([])).photos).toHaveLength(1);
    const three = await photosOf(['3']);
    expect(new Set(three.photos).size).toBe(3);
    const folder = await mkdtemp(join(tmpdir(), 'photos-'));
    const file = join(folder, 'plot.png');
    await writeFile(file, Buffer.from(await photo(300, 'png'), 'base64'));
    expect(
      Buffer.from((await photosOf([file])).photos[0]!, 'base64')
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('ffd8ff');
    await writeFile(join(folder, 'no.jpg'), 'hello');
    await expect(photosOf([join(folder, 'no.jpg')])).rejects.toThrow('no.jpg');
  });
});

describe('npm run chat', () => {
  it('works through a pipe: each line waits for its answer', async () => {
    const { platform, line, bot: standIn } = await stage();
    const answers = [question.message, { type: 'text', text: 'ขอบคุณค่ะ' }];
    standIn.onEvent = async ({ replyToken }) => {
      const messages = [answers.shift() ?? { type: 'text', text: 'จบ' }];
      await line.replyMessage({ replyToken: replyToken!, messages: messages as [] });
    };
    const app = express();
    app.use('/practice', practiceRouter(platform));
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, out } = await run(['เริ่ม', '1', '350', '/quit'], '--url', url, '--as', 'มะลิ');
    expect(out.split('\n').filter((line) => /^(?:มะลิ| {2})/.test(line))).toEqual([
      'มะลิ: เริ่ม',
      '  ไปเยี่ยมวันไหนคะ',
      '  » [1] วันนี้  [2] เลือกวัน  [3] ส่งรูป',
      'มะลิ: วันนี้',
      '  ขอบคุณค่ะ',
      'มะลิ: 350',
      '  จบ',
    ]);
    expect(code).toBe(0);
    const nobody = await run([], '--url', url, '--as', 'ไม่มีคนนี้');
    expect(nobody).toMatchObject({ code: 1, out: expect.stringContaining('2. สม') });
  });

  it('says clearly that no practice bot runs there', async () => {
    const { code, out } = await run([], '--url', 'http://127.0.0.1:9/practice');
    expect(code).toBe(1);
    expect(out).toContain('ไม่พบบอทโหมดฝึก');
    expect(out).not.toContain('at ');
  });
});
