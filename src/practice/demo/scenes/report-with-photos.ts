import type { Scene } from '../scene.ts';

export const reportWithPhotos: Scene = {
  day: 3,
  time: '17:00',
  title: [
    'สมศรีรายงานบ้านยายทองใบพร้อมรูป 2 รูป และให้เผยแพร่ได้',
    'A mentor reports on a household with two photos, which may be published',
  ],
  play: async ({ person }) => {
    const somsri = person('สมศรี');
    await somsri.types('รายงาน');
    await somsri.taps('เริ่มเลย', 'ไปเยี่ยมบ้าน', 'เมื่อวาน', 'ไม่มี');
    await somsri.types('1 2 5');
    await somsri.taps('ดีขึ้น', 'ดีขึ้น');
    await somsri.types('พันสอง');
    await somsri.taps('ไม่ติดขัด');
    await somsri.types('ขายผักที่ตลาดนัดวันเสาร์');
    await somsri.sendsPhotos(2);
    await somsri.taps('ไม่เห็น', 'ให้ใช้', 'ส่งรายงาน');
  },
};
