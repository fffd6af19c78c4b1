import type { Scene } from '../scene.ts';
import { momentOf } from '../week.ts';

export const lastDay: Scene = {
  day: 7,
  time: '15:30',
  title: [
    'อาทิตย์ วันสุดท้ายของสัปดาห์ สมศรีส่งบ้านที่ยังไม่ได้พบ',
    'Sunday: the last reminder, and a household that was not met counts as well',
  ],
  play: async ({ person, until }) => {
    await until(momentOf(7, '16:30'));
    await person('สมศรี').taps('รายงานเลย', 'เริ่มเลย', 'ยังไม่ได้พบ', 'ไม่อยู่บ้าน', 'ส่งรายงาน');
  },
};
