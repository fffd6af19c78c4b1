import type { Scene } from '../scene.ts';

export const takeUpUrgent: Scene = {
  day: 2,
  time: '13:30',
  title: [
    'เรื่องด่วนที่ยังไม่มีใครรับมาถึงอำเภอ พัฒนาการอำเภอรับเรื่อง',
    'An urgent case that nobody has taken up reaches the district, which does',
  ],
  play: async ({ person }) => {
    await person('วิชัย').taps('เรื่องด่วน', 'รับเรื่อง');
  },
};
