import type { Scene } from '../scene.ts';
import { momentOf } from '../week.ts';

export const monday: Scene = {
  day: 8,
  time: '06:30',
  title: [
    'จันทร์ ร่างสรุปถึงจังหวัดตอน 07.00 น. จังหวัดแตะส่ง แล้วทุกพื้นที่ได้ฉบับของตัวเอง',
    'Monday: the province reads the draft and sends it; every officer gets the edition of her area',
  ],
  play: async ({ person, until }) => {
    await until(momentOf(8, '07:05'));
    await person('อรทัย').taps('ส่งเลย');
  },
};
