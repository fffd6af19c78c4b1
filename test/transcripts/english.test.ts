import { describe, expect, it } from 'vitest';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const THAI = /[ก-๙]/u;
/** What stays Thai in English: names of people and places, and the button that leads back to Thai. */
const thaiIn = (heard: string): string[] =>
  heard.split('\n').filter((line) => THAI.test(line.replaceAll(/ยายทองใบ|บัวหุ่ง|ภาษาไทย/gu, '')));

describe('a mentor who reads English', () => {
  it('switches in the menu and hears only English from then on', async () => {
    const { somsri } = on;
    await somsri.types('เมนู');
    expect(await somsri.taps('English')).toBe('The language is now English.');
    const said = [
      'report',
      '>Begin',
      '>Home visit',
      'yesterday',
      '>Illness',
      'High fever for three days',
      '>Vegetables',
      '>That is all',
      '>Worse',
      'No medicine left',
      '>The same',
      'about 500',
      '>Yes',
      '>Knowledge or skill',
      '>Job training',
      'sell eggs',
      '>No photo',
    ];
    const heard: string[] = [];
    for (const one of said) {
      heard.push(await (one.startsWith('>') ? somsri.taps(one.slice(1)) : somsri.types(one)));
      heard.push(somsri.sees().join('\n'));
    }
    expect(heard.flatMap(thaiIn)).toEqual([]);
    expect(heard.at(-2)?.split('\n')).toEqual([
      'Summary of ยายทองใบ',
      'Met: Home visit',
      'Met on: Mon 23 Nov 2026',
      'Urgent: Illness',
      'What happened: High fever for three days',
      'Activities: Vegetables',
      'Health: Worse',
      'Health: why worse: No medicine left',
      'Income: The same',
      'Earned or saved: 500 baht',
      'Obstacle: Knowledge or skill',
      'Help wanted: Job training',
      'Next week: sell eggs',
      'Photos: no photos',
      'Is this right? Tap a line to change it',
    ]);
    expect(await somsri.types('yes')).toBe(
      'Received, number 69/48-H-0001. All households are done. See you next week.',
    );
    expect((await Reports.findOne().lean())?.answers).toMatchObject({ met: 'visit', metOn: '2026-11-23' });
  });

  it('switches in the middle of a report, and back, and the answers stay', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('English please')).toMatch(
      /^The language is now English\.\nยายทองใบ · question 6 of 8\nHow many baht/u,
    );
    expect((await People.findById(somsri.userId).lean())?.language).toBe('en');
    expect(await somsri.types('a few')).toMatch(/^A number or a clearer word, please\./u);
    expect(await somsri.types('ภาษาไทย')).toMatch(/^เปลี่ยนเป็นภาษาไทยแล้ว\nบ้าน ยายทองใบ · ข้อ 6 จาก 8/u);
    await reportUpTo(somsri, 'sent', 'baht');
    expect((await Reports.findOne().lean())?.answers).toMatchObject({ met: 'visit', baht: 300 });
  });

  it('may type in either language whatever she reads', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    await somsri.types('Talked by phone');
    await somsri.types('yesterday');
    expect(await somsri.types('none')).toContain('ทำอะไรบ้าง');
    expect(await somsri.types('vegetables and animals')).toContain('เข้าใจว่า ปลูกผัก, เลี้ยงสัตว์');
  });

  it('a proposal tapped after the language changed is taken as it stands', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    const tap = somsri.tapEvent(somsri.sees()[0]!);
    await somsri.types('English');
    expect(await somsri.hearsAfter(tap)).toContain('Send 1–3 photos');
  });
});
