import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPracticePlatform, type PracticePlatform } from '../../src/practice/platform/start.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { mentor } from '../support/village.ts';
import { runCli } from './run-cli.ts';

const SOMSRI = `U${'1'.repeat(32)}`;
const TOKEN = 'token-of-the-test-channel';

let store: TestStore;
let platform: PracticePlatform;
beforeAll(async () => {
  store = await openTestStore({ shared: true });
  await mentor(SOMSRI);
  platform = await startPracticePlatform({
    port: 0,
    host: '127.0.0.1',
    webhookUrl: 'http://127.0.0.1:9/webhook',
    channelSecret: 'secret',
    channelAccessToken: TOKEN,
    people: [{ userId: SOMSRI, displayName: 'สมมติ', role: 'mentor' }],
    quotaLimit: null,
    now: () => new Date(),
    moveClock: () => undefined,
  });
});
afterAll(async () => {
  await platform.close();
  await store.dispose();
});

const deploy = (env: Record<string, string> = {}, ...options: string[]) =>
  runCli(['rich-menu', 'deploy', ...options], {
    ...store.env,
    LINE_CHANNEL_SECRET: 'secret-of-the-test-channel',
    LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
    LINE_API_BASE_URL: platform.url,
    LINE_DATA_API_BASE_URL: platform.url,
    ...env,
  });

describe('rich-menu deploy', () => {
  it('says what it would do, does it, and then finds nothing to do', async () => {
    const dry = await deploy({}, '--dry-run');
    expect(dry.stdout).toMatch(/made +8 .*mentor:th/u);
    expect(dry.stdout).toMatch(/people linked +1\n[^]*Dry run: nothing was changed\./u);
    expect(platform.richMenu(SOMSRI)).toBeNull();
    expect((await deploy()).stdout).toMatch(/made +8 [^]*people linked +1/u);
    expect(platform.richMenu(SOMSRI)).toMatchObject({ chatBarText: 'เมนู' });
    expect((await deploy()).stdout).toBe('All menus are in place. Nothing was changed.\n');
  });

  it('says what to do when something is not as it should be', async () => {
    const unset = await runCli(['rich-menu', 'deploy'], store.env);
    expect(unset).toMatchObject({ code: 1 });
    expect(unset.stderr).toContain('LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN are not set');
    expect((await deploy({ LINE_CHANNEL_ACCESS_TOKEN: 'token-of-another-channel' })).stderr).toContain(
      'Check LINE_CHANNEL_ACCESS_TOKEN.',
    );
    expect((await deploy({ LINE_API_BASE_URL: 'http://127.0.0.1:9' })).stderr).toContain(
      'LINE does not answer.',
    );
  });
});
