import type { Scene } from '../scene.ts';
import { momentOf } from '../week.ts';

export const remindEvening: Scene = {
  day: 4,
  time: '17:30',
  title: [
    'พฤหัสเย็น บอตเตือนเฉพาะคนที่เลือกวันนี้และยังส่งไม่ครบ',
    'Thursday evening: who chose it and has households left is reminded',
  ],
  play: async ({ person, until }) => {
    await until(momentOf(4, '18:30'));
    await person('คนมาใหม่').taps('พรุ่งนี้เตือนอีก');
  },
};
