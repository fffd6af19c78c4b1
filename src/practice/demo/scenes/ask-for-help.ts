import type { Scene } from '../scene.ts';

export const askForHelp: Scene = {
  day: 3,
  time: '18:00',
  title: [
    'ครัวเรือนขอความช่วยเหลือ เจ้าหน้าที่ตำบลรับเรื่อง',
    'A household asks for help, and the officer of its tambon takes it up',
  ],
  play: async ({ person }) => {
    const thongbai = person('ทองใบ');
    await thongbai.types('ขอความช่วยเหลือ');
    await thongbai.taps('รายได้', 'เมล็ดพันธุ์/กล้า');
    await thongbai.types('อยากได้เมล็ดผักบุ้งกับกล้าพริก');
    // An older request of her mentor's comes first, then hers.
    const nok = person('นก');
    await nok.taps('คำขอความช่วยเหลือ', 'รับเรื่อง', 'คำขอความช่วยเหลือ', 'รับเรื่อง');
  },
};
