import type { Scene } from '../scene.ts';
import { DEMO_CODE } from '../../demo-people.ts';

export const joinAndReport: Scene = {
  day: 2,
  time: '13:00',
  title: [
    'พี่เลี้ยงคนใหม่ลงทะเบียน แล้วส่งรายงานแรกพร้อมรูป',
    'A new mentor joins with her code and sends her first report with a photo',
  ],
  play: async ({ person }) => {
    const newcomer = person('คนมาใหม่');
    await newcomer.adds();
    await newcomer.types(DEMO_CODE);
    await newcomer.taps('ยินยอม', 'ยินยอม', 'ยินยอม', 'ใช่', 'พฤ. เย็น', 'ข้าม');
    await newcomer.taps('รายงาน', 'เริ่มเลย', 'ไปเยี่ยมบ้าน', 'วันนี้', 'ไม่มี');
    await newcomer.taps('ปลูกผัก', 'เลี้ยงสัตว์', 'ครบแล้ว', 'ดีขึ้น', 'เหมือนเดิม');
    await newcomer.types('สองร้อยห้าสิบ');
    await newcomer.taps('ความรู้/ทักษะ', 'ยังไม่ต้อง');
    await newcomer.types('ปลูกผักบุ้งเพิ่มหนึ่งแปลง');
    await newcomer.sendsPhotos(1);
    await newcomer.taps('พอแล้ว', 'ไม่เห็น', 'ส่งรายงาน');
  },
};
