import { now } from '../../clock.ts';
import { showDayAndTime } from '../../messages/show-moment.ts';
import type { Scene } from './scene.ts';
import { scenes } from './scenes/index.ts';
import { openStage, type Stage } from './stage.ts';
import { momentOf } from './week.ts';

const RULE = '═'.repeat(72);

/** Plays the week scene by scene and shows what came of it. Throws DemoError when something does not happen as it should. */
export async function playWeek(print: (line: string) => void): Promise<void> {
  const stage = await openStage(momentOf(2, '12:30'), print);
  try {
    for (const scene of scenes) await play(scene, stage);
    const { free, paid } = stage.counts();
    stage.print('', `ข้อความฟรี ${free} ครั้ง ข้อความที่นับเงิน ${paid} ครั้ง / ${free} answers free, ${paid} messages paid`);
  } finally {
    await stage.close();
  }
}

/** Between scenes time passes, and what comes by itself is printed when it comes. */
async function play({ day, time, title: [thai, english], play: go }: Scene, stage: Stage): Promise<void> {
  await stage.until(momentOf(day, time));
  stage.print('', RULE, `${showDayAndTime(now(), 'th')}  ${thai}`, english, RULE);
  await go(stage);
}
