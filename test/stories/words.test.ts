import { describe, expect, it } from 'vitest';
import { readMeeting } from '../../src/readers/meeting.ts';
import { readStoryText } from '../../src/readers/story-text.ts';
import { readVideoLink } from '../../src/readers/video-link.ts';
import { carefulWords } from '../../src/stories/careful-words.ts';
import { storyTitle } from '../../src/stories/story-title.ts';

describe('the title of a story', () => {
  it.each([
    [{ ep: 2, title: 'คู่บุญ แก้จนด้วยโคกหนองนา พช.' }, 'EP.2 I คู่บุญ แก้จนด้วยโคกหนองนา พช. ราษีไศล'],
    [{ title: 'ปลูกผักขาย' }, 'ปลูกผักขาย ราษีไศล'],
    [{ ep: 57, title: 'ตลาดนัดราษีไศล' }, 'EP.57 I ตลาดนัดราษีไศล'],
  ])('%j: %s', (story, title) => {
    expect(storyTitle({ ...story, district: '3309' })).toBe(title);
  });
});

describe('words that make a household small', () => {
  it.each([
    ['แต่ก่อนยากจนมาก', 'poor'],
    ['เป็นคนจนของหมู่บ้าน', 'poor'],
    ['บ้านนี้ตกเกณฑ์', 'below'],
    ['ครั้งแรกล้มเหลว', 'failed'],
    ['เขาขี้เกียจ', 'lazy'],
    ['แก้จนได้แล้ว แต่เคยยากไร้', 'poor'],
  ])('%s', (text, instead) => {
    expect(carefulWords([text]).belittling?.instead).toBe(instead);
  });

  it.each([
    'คู่บุญ โคก หนอง นา พา แก้จน',
    'ศูนย์อำนวยการขจัดความยากจน',
    'แก้ไขปัญหาความยากจน',
    'หลุดพ้นจากความยากจน',
    'ทำจนสำเร็จ ขายจนหมด',
  ])('are not in: %s', (text) => {
    expect(carefulWords([text]).belittling).toBeUndefined();
  });

  it.each([
    ['ตาป่วยติดเตียง', 'ป่วย'],
    ['เป็นเบาหวาน', 'เบาหวาน'],
    ['ยายทองใบปลูกผัก', undefined],
    ['กันโรคพืช', undefined],
  ])('of health in "%s": %s', (text, word) => {
    expect(carefulWords([text]).health).toBe(word);
  });
});

describe('the text of a story', () => {
  it('has at most 1,500 characters as people count them, and is not much longer as LINE does', () => {
    expect(readStoryText(`ก${'ก'.repeat(1499)}`).kind).toBe('value');
    expect(readStoryText('กี่'.repeat(1000)).kind).toBe('value');
    expect(readStoryText('ก'.repeat(1502))).toMatchObject({ reason: 'too-long-by', values: { over: 2 } });
    expect(readStoryText('กี่'.repeat(1001))).toMatchObject({ reason: 'too-long-by', values: { over: 3 } });
  });
});

describe('a meeting', () => {
  it.each([
    ['3/2569', '3/2569'],
    ['ครั้งที่ 3/2569', '3/2569'],
    ['ประชุมครั้งที่ ๑๒ / ๒๕๖๙', '12/2569'],
    ['3/69', '3/2569'],
    ['3/2026', '3/2569'],
    ['ครั้งที่ 3 ปี 2569', '3/2569'],
    ['03/2569', '3/2569'],
  ])('%s is %s', (text, value) => {
    expect(readMeeting(text)).toEqual({ kind: 'value', value });
  });

  it.each(['', '3', '0/2569', '61/2569', '3/2469', 'สาม/2569', '3/2569/1', '2569'])('is not "%s"', (text) => {
    expect(readMeeting(text)).toEqual({ kind: 'unread', reason: 'not-a-meeting' });
  });
});

describe('a video', () => {
  it.each([
    ['https://youtu.be/abc', { kind: 'value', value: 'https://youtu.be/abc' }],
    ['ดูได้ที่ youtube.com/watch?v=1', { kind: 'value', value: 'https://youtube.com/watch?v=1' }],
    ['http://example.org/v', { kind: 'unread', reason: 'not-https' }],
    ['ไม่มี', { kind: 'word', word: 'skip' }],
    ['ข้าม', { kind: 'word', word: 'skip' }],
    ['วิดีโอของบ้าน', { kind: 'unread', reason: 'no-link' }],
  ])('%s', (text, reading) => {
    expect(readVideoLink(text)).toEqual(reading);
  });
});
