import { describe, expect, it } from 'vitest';
import { channelOf } from '../../src/publicity/channel-of.ts';
import { linksIn, readLink } from '../../src/readers/link.ts';

describe('a link', () => {
  it.each([
    ['https://www.facebook.com/cdd/posts/1', 'https://www.facebook.com/cdd/posts/1'],
    ['ลงแล้ว https://fb.watch/aB-c_1/ ค่ะ', 'https://fb.watch/aB-c_1/'],
    ['facebook.com/cdd/posts/1', 'https://facebook.com/cdd/posts/1'],
    ['ดูที่ www.thailandplus.tv.', 'https://www.thailandplus.tv/'],
    ['(https://lin.ee/AbCdE)', 'https://lin.ee/AbCdE'],
    ['HTTPS://YouTu.be/x?t=1', 'https://youtu.be/x?t=1'],
    ['http://sisaket.cdd.go.th/ข่าว', 'http://sisaket.cdd.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7'],
  ])('is found in "%s"', (text, value) => {
    expect(readLink(text)).toEqual({ kind: 'value', value });
  });

  it.each([
    '',
    'ส่งแล้ว',
    'ขอพัก 10.00 น.',
    'nok@example.org',
    'http://localhost/x',
    'https://',
    'อ.ราษีไศล',
    '1.5',
  ])('is not in "%s"', (text) => expect(readLink(text)).toEqual({ kind: 'unread', reason: 'no-link' }));

  it('with a password in it, or too long for a button of LINE, is not taken', () => {
    expect(readLink('https://nok:secret@example.org/')).toMatchObject({ reason: 'no-link' });
    expect(readLink(`https://example.org/${'ก'.repeat(200)}`)).toMatchObject({ reason: 'long-link' });
  });

  it('may be one of several', () => {
    expect(linksIn('https://a.org/1 https://b.org/2\nhttps://a.org/1')).toEqual([
      'https://a.org/1',
      'https://b.org/2',
    ]);
  });
});

describe('the channel of a link', () => {
  it.each([
    ['https://m.facebook.com/1', 'facebook'],
    ['https://www.tiktok.com/@x', 'tiktok'],
    ['https://timeline.line.me/post/1', 'line'],
    ['https://sisaket.cdd.go.th/1', 'website'],
    ['https://notfacebook.com/1', undefined],
    ['https://facebook.com.example.org/1', undefined],
  ])('%s: %s', (link, channel) => expect(channelOf(link)).toBe(channel));
});
