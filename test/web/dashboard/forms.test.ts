import { beforeEach, describe, expect, it } from 'vitest';
import { Invites } from '../../../src/models/invite.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';

const on = transcript(async () => undefined);
let page: Browser;
beforeEach(async () => {
  const orathai = talker(on.bot);
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  page = await signsIn(on.bot, orathai.userId);
  await page.opens('/dashboard/urgent');
});

/** Asks for the form of a command, as a button on some page would. */
const asksFor = (command: string): Promise<{ html: string; text: string }> => {
  const [, csrf = ''] = /name="csrf" value="([^"]+)"/u.exec(page.shown().html) ?? [];
  const form = { csrf, once: crypto.randomUUID(), back: '/dashboard/urgent', command, argument: '' };
  return page.posts('/dashboard/act', new URLSearchParams(form));
};

describe('a form made from the questions of a flow', () => {
  it('has what depends on one choice on it already, and says with which answers it counts', async () => {
    const { html, text } = await asksFor('invite');
    expect(html).toMatch(/data-on="a\.role" data-with="\[&quot;mentor&quot;\]">\s*<input[^>]*value="kind"/u);
    expect(text).toContain('ตอบเฉพาะเมื่อเลือก พี่เลี้ยง');
  });

  it('asks which was meant where an answer is doubtful, and keeps everything else that was typed', async () => {
    await asksFor('invite');
    const doubtful = await page.presses('บันทึก', {
      'a.role': 'mentor',
      'a.district': 'ราศีไสล',
      'a.kind': 'volunteer_leader',
      'a.name': 'มาลี ใจดี',
    });
    expect(doubtful.status).toBe(422);
    expect(doubtful.text).toContain('หมายถึง ราษีไศล ใช่ไหม');
    expect(doubtful.html).toContain('>มาลี ใจดี</textarea>');
    const [, meant = ''] = /name="a\.district\?" value="([^"]+)"/u.exec(doubtful.html) ?? [];
    expect((await page.presses('บันทึก')).text).toContain('หมายถึง ราษีไศล ใช่ไหม');
    const done = await page.presses('บันทึก', { 'a.district?': meant });
    expect(done.text).toContain('มาลี ใจดี');
    expect(await Invites.find().lean()).toMatchObject([{ role: 'mentor', area: { district: '3309' } }]);
  });

  it('does not take an answer it was only asked about for another text', async () => {
    await asksFor('invite');
    const fields = { 'a.role': 'mentor', 'a.district': 'ราศีไสล', 'a.kind': 'volunteer_leader' };
    const { html } = await page.presses('บันทึก', fields);
    const [, meant = ''] = /name="a\.district\?" value="([^"]+)"/u.exec(html) ?? [];
    const other = await page.presses('บันทึก', { 'a.district': 'เชียงใหม่', 'a.district?': meant });
    expect(other.status).toBe(422);
    expect(await Invites.countDocuments()).toBe(0);
  });
});
