import { describe, expect, it } from 'vitest';
import { isSignedByLine } from '../../src/line/signature.ts';

// The vector LINE publishes under "Verify webhook signature".
const body = Buffer.from('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}');
const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
const signature = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';

describe("LINE's signature", () => {
  it('is accepted over the exact bytes, with the current or the previous secret', () => {
    expect(isSignedByLine(body, signature, [secret])).toBe(true);
    expect(isSignedByLine(body, signature, ['another-secret', secret])).toBe(true);
  });

  it('is refused for other bytes, another secret, another spelling, or nothing', () => {
    expect(isSignedByLine(Buffer.from(`${body.toString()} `), signature, [secret])).toBe(false);
    expect(isSignedByLine(body, signature, ['another-secret'])).toBe(false);
    expect(isSignedByLine(body, signature.replace('+', '-'), [secret])).toBe(false);
    expect(isSignedByLine(body, '', [secret])).toBe(false);
  });
});
