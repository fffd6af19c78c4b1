import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Stories } from '../../src/models/story.ts';
import { picture } from '../support/pictures.ts';
import { reported, TEXT, TITLE } from '../support/stories.ts';
import { transcript } from '../support/transcript.ts';
import { settle } from '../support/village.ts';
import { runCli } from './run-cli.ts';

const on = transcript(
  async () => {
    await settle('H-0001', { pictureConsent: 'yes' });
  },
  { shared: true },
);
const pack = (...args: string[]) => runCli(['stories', 'pack', ...args], on.bot.store.env);

it('writes the best stories of a meeting into a folder', { timeout: 60_000 }, async () => {
  const message = await reported(on.bot.store, on.somsri, await picture());
  const at = new Date('2026-11-24T09:00:00+07:00');
  await Stories.create({
    ...{ _id: 'e1', district: '3309', tambon: 'บัวหุ่ง', household: 'H-0001', report: '2026-W48:H-0001' },
    ...{
      by: 'r',
      draftedAt: at,
      approvedAt: at,
      approvedBy: 'r',
      state: 'approved',
      ep: 7,
      week: '2026-W48',
    },
    ...{ title: TITLE, text: `<b>${TEXT}</b>` },
    photos: [{ message, token: 'a'.repeat(22), report: '2026-W48:H-0001' }],
    bestPractice: { meeting: '3/2569', markedAt: at, by: 'r' },
  });
  const folder = await mkdtemp(join(tmpdir(), 'khubun-pack-'));
  try {
    const wrong = await pack('--meeting', 'สาม', '--out', folder);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('Write it like 3/2569') });
    const none = await pack('--meeting', '4/2569', '--out', folder);
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('No story is marked') });
    const nowhere = await pack('--meeting', '3/2569', '--out', '');
    expect(nowhere).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--out needs the name of a folder.'),
    });
    expect(await readdir(folder)).toEqual([]);
    const done = await pack('--meeting', 'ครั้งที่ 3/2569', '--out', join(folder, 'pack'));
    expect(done).toMatchObject({ code: 0, stderr: expect.stringContaining('1 story') });
    expect((await readdir(join(folder, 'pack'))).toSorted()).toEqual([
      'EP-7-1.jpg',
      'index.html',
      'stories.txt',
    ]);
    const page = await readFile(join(folder, 'pack', 'index.html'), 'utf8');
    expect(page).toContain('<img src="EP-7-1.jpg"');
    expect(page).toContain('&lt;b&gt;');
    expect(await readFile(join(folder, 'pack', 'stories.txt'), 'utf8')).toContain(`EP.7 I ${TITLE} ราษีไศล`);
    const log = await AuditEntries.find({ deed: 'export' }).lean();
    expect(log).toMatchObject([{ actor: 'cli', details: { pack: '3/2569', stories: 1 } }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
