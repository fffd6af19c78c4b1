import { describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';

describe('the settings', () => {
  it('are practice mode on the embedded store when nothing is set', () => {
    expect(loadConfig({})).toMatchObject({ line: null, mongodbUri: null, port: 3000, host: '127.0.0.1' });
  });

  it('accept two secrets while one is being replaced', () => {
    const config = loadConfig({
      LINE_CHANNEL_SECRET: 'new-secret',
      LINE_CHANNEL_SECRET_PREVIOUS: 'old-secret',
      LINE_CHANNEL_ACCESS_TOKEN: 'some-token',
    });
    expect(config.line?.channelSecrets).toEqual(['new-secret', 'old-secret']);
  });

  it('name the variable that is missing', () => {
    expect(() => loadConfig({ LINE_CHANNEL_SECRET: 'new-secret' })).toThrow(
      'LINE_CHANNEL_ACCESS_TOKEN: is missing while LINE_CHANNEL_SECRET is set. Set both',
    );
    expect(() => loadConfig({ LINE_CHANNEL_ACCESS_TOKEN: 'some-token' })).toThrow(
      'LINE_CHANNEL_SECRET: is missing while LINE_CHANNEL_ACCESS_TOKEN is set. Set both',
    );
  });

  it('say how long what is kept about people stays', () => {
    const standard = { chatDays: 90, photoDays: 365, reportDays: 1825, leftDays: 30 };
    expect(loadConfig({ RETENTION_CHAT_DAYS: '' }).retention).toEqual(standard);
    expect(loadConfig({ RETENTION_LEFT_DAYS: '7' }).retention).toEqual({ ...standard, leftDays: 7 });
  });

  it.each(['0', '1.5', 'ninety', '-3', '40000'])('name a period that is none: %s', (days) => {
    expect(() => loadConfig({ RETENTION_PHOTO_DAYS: days })).toThrow(
      'RETENTION_PHOTO_DAYS: must be a whole number of days from 1 to 36500',
    );
  });

  it('name every variable that is wrong, in one go', () => {
    const wrong = { PORT: '99999', MONGODB_URI: 'postgres://x', LINE_API_BASE_URL: 'https://api.line.me/v2' };
    expect(() => loadConfig(wrong)).toThrow(/PORT: [^]*MONGODB_URI: |LINE_API_BASE_URL: [^]*MONGODB_URI: /);
  });
});
