import { now } from '../../clock.ts';
import { showDayAndTime } from '../../messages/show-moment.ts';
import { readDigest } from './read-digest.ts';
import { saveDigest } from './save-digest.ts';
import type { Scene } from './scene.ts';
import { scenes } from './scenes/index.ts';
import { openStage, type Stage } from './stage.ts';
import { momentOf } from './week.ts';

const RULE = '═'.repeat(72);
const INTRODUCTION = [
  'หนึ่งสัปดาห์ของจังหวัดฝึกซ้อม บอตจริง LINE จำลอง ทุกคนสมมติขึ้น',
  'A week of the practice province: the real bot, a LINE on this machine, and nobody who exists',
] as const;

/** Plays the week scene by scene and shows what came of it. Throws DemoError when something does not happen as it should. */
export async function playWeek(print: (line: string) => void): Promise<void> {
  // More than a day after the Monday before: what was to be done then is not made up for.
  const stage = await openStage(momentOf(2, '12:30'), print);
  try {
    heading(stage, ...INTRODUCTION);
    for (const scene of scenes) await play(scene, stage);
    heading(stage, 'สรุปประจำสัปดาห์ของจังหวัด', 'The digest of the province as text');
    stage.print(await readDigest());
    heading(stage, 'รูปและหน้าเว็บสาธารณะ', 'Its pictures and its public page, saved as files');
    stage.print(...(await saveDigest(stage)));
    const { free, paid } = stage.counts();
    heading(stage, 'รวมทั้งสัปดาห์', 'The week in messages');
    stage.print(`ตอบฟรี ${free} ครั้ง · ข้อความที่นับเงิน ${paid} ข้อความ`);
    stage.print(`${free} answers for free, ${paid} messages the office pays for`);
  } finally {
    await stage.close();
  }
}

/** Between scenes time passes, and what comes by itself is printed when it comes. */
async function play({ day, time, title: [thai, english], play: go }: Scene, stage: Stage): Promise<void> {
  await stage.until(momentOf(day, time));
  heading(stage, `${showDayAndTime(now(), 'th')} · ${thai}`, english);
  await go(stage);
}

function heading({ print }: Stage, thai: string, english: string): void {
  print('', RULE, thai, english, RULE);
}
