import type { Scene } from '../scene.ts';

export const tellStory: Scene = {
  day: 5,
  time: '16:00',
  title: [
    'พัฒนาการอำเภอเขียนเรื่องเด่นจากรายงานของสมศรี จังหวัดอนุมัติ',
    'The district tells a story from the report with the photos, and the province approves it',
  ],
  play: async ({ person }) => {
    const wichai = person('วิชัย');
    await wichai.types('เรื่องเด่น');
    await wichai.taps('เขียนเรื่องใหม่', 'เขียนเรื่องนี้');
    await wichai.types('คู่บุญจูงมือ ผักหลังบ้านถึงตลาดนัด');
    await wichai.taps('ใช้ร่างนี้');
    await wichai.types('ปลูกเองกินเอง เหลือก็แบ่งเพื่อนบ้าน');
    await wichai.taps('ยายทองใบ', 'รูปที่ 1', 'ครบแล้ว', 'ข้าม', 'ให้ดูแล้ว', 'ส่งเรื่อง');
    await person('อรทัย').taps('เรื่องรออนุมัติ', 'อนุมัติ');
  },
};
