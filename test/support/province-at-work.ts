import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setClock } from '../../src/clock.ts';
import { loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createPlayer, type Player } from '../../src/practice/demo/player.ts';
import { untilAllIsSaid } from '../../src/practice/demo/rest.ts';
import type { Stage } from '../../src/practice/demo/stage.ts';
import { askForHelp } from '../../src/practice/demo/scenes/ask-for-help.ts';
import { joinAndReport } from '../../src/practice/demo/scenes/join-and-report.ts';
import { reportWithPhotos } from '../../src/practice/demo/scenes/report-with-photos.ts';
import { sendLink } from '../../src/practice/demo/scenes/send-link.ts';
import { tellStory } from '../../src/practice/demo/scenes/tell-story.ts';
import { momentOf, WEEK } from '../../src/practice/demo/week.ts';
import { startBot } from '../../src/start-bot.ts';
import { inventReports, inventWeeks } from './invented-weeks.ts';
import { fillDeskAnew } from './new-on-the-desk.ts';

/** The last weeks before the one that is played, and how many of them are invented. */
const WEEKS = ['2026-W42', '2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47'];
const SCENES = [joinAndReport, reportWithPhotos, askForHelp, sendLink, tellStory];

/** The demo province in practice mode, some weeks old, on the Tuesday after a digest, with something to do on every page. */
export interface ProvinceAtWork {
  /** Where its pages are: `http://localhost:<port>`. */
  url: string;
  /** Somebody of it at her phone, by her name. */
  person(name: string): Player;
  /** The link that this officer gets when she writes แดชบอร์ด. */
  linkFor(name: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens it on a store of its own, in a temporary folder. Takes some seconds. */
export async function openProvinceAtWork(): Promise<ProvinceAtWork> {
  const folder = await mkdtemp(join(tmpdir(), 'khubun-province-'));
  setClock(momentOf(2, '12:30'));
  const config = loadConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
  const { bot, practice, publicBaseUrl: url, stop } = await startBot(config, createLog('silent', false));
  const { platform } = practice!;
  const settled = (): Promise<void> => untilAllIsSaid(platform, bot);
  const stage: Stage = {
    person: (name) => {
      const found = platform.people().find(({ displayName }) => displayName === name);
      if (!found) throw new Error(`Nobody in the province is called "${name}".`);
      return createPlayer(found, {
        send: async (userId, body) => {
          platform.send(userId, body);
          await settled();
        },
        chat: (userId) => platform.chat(userId),
        print: () => undefined,
      });
    },
    // At once: what has its time in between is caught up.
    until: async (moment) => {
      setClock(moment);
      await settled();
    },
    print: () => undefined,
    publicBaseUrl: url,
    counts: () => ({ free: 0, paid: 0 }),
    close: stop,
  };
  await inventWeeks(WEEKS, async (displayName) => {
    const { userId } = platform.addPerson({ displayName, role: 'mentor' });
    await settled();
    return userId;
  });
  for (const { day, time, play } of SCENES) {
    await stage.until(momentOf(day, time));
    await play(stage);
  }
  setClock(momentOf(8, '00:05'));
  await inventReports(WEEK, WEEKS.length);
  await stage.until(momentOf(8, '06:35'));
  await stage.until(momentOf(8, '08:05'));
  await stage.until(momentOf(9, '09:30'));
  await inventReports('2026-W49', WEEKS.length + 1);
  await fillDeskAnew(stage);
  return {
    url,
    person: (name) => stage.person(name),
    linkFor: async (name) => {
      await stage.person(name).types('แดชบอร์ด');
      const said = JSON.stringify(stage.person(name).chat().at(-1));
      const [link] = /http:\/\/[^"\s]+\/dashboard\/in\/[\w-]{43}/u.exec(said) ?? [];
      if (link === undefined) throw new Error(`${name} got no link.`);
      return link;
    },
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
