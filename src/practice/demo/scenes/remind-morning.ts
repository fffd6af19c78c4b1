import type { Scene } from '../scene.ts';
import { momentOf } from '../week.ts';

export const remindMorning: Scene = {
  day: 6,
  time: '07:30',
  title: [
    'เสาร์เช้า บอตเตือนบุญเลิศ เขาบอกเหตุด้วยการแตะครั้งเดียว',
    'Saturday morning: a mentor says with one tap why he cannot report',
  ],
  play: async ({ person, until }) => {
    await until(momentOf(6, '08:30'));
    await person('บุญเลิศ').taps('ป่วย');
  },
};
