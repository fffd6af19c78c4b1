import type { Scene } from '../scene.ts';

export const writeStory: Scene = {
  day: 5,
  time: '16:00',
  title: [
    'อำเภอเขียนเรื่องเด่นจากรายงานของสมศรี จังหวัดอนุมัติและได้เลข EP',
    'The district writes a story from the report, and the province approves it and gives its number',
  ],
  play: async ({ person }) => {
    const [wichai, orathai] = [person('วิชัย'), person('อรทัย')];
    await wichai.types('เรื่องเด่น');
    await wichai.taps('เขียนเรื่องใหม่', 'เขียนเรื่องนี้');
    await wichai.types('คู่บุญพาปลูก ผักเหลือขายตลาดนัด');
    await wichai.types('ยายทองใบเริ่มจากผักสวนครัวหลังบ้าน พี่เลี้ยงพาทำปุ๋ยและจดบัญชี ตอนนี้มีผักขายตลาดนัดทุกวันเสาร์');
    await wichai.types('ปลูกเองกินเอง เหลือก็แบ่งเพื่อนบ้าน');
    await wichai.taps('ยายทองใบ', 'รูปที่ 1', 'ครบแล้ว', 'ข้าม', 'ให้ดูแล้ว', 'ส่งเรื่อง');
    await orathai.types('อนุมัติ EP');
    await orathai.taps('อนุมัติ');
  },
};
