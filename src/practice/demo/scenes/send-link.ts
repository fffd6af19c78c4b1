import type { Scene } from '../scene.ts';

export const sendLink: Scene = {
  day: 5,
  time: '15:30',
  title: ['พัฒนาการอำเภอส่งลิงก์ข่าวประชาสัมพันธ์ของวันนี้', 'The district officer logs what was made known today'],
  play: async ({ person }) => {
    const wichai = person('วิชัย');
    await wichai.types('ส่งข่าว');
    await wichai.types('https://www.facebook.com/khubun.example/posts/24');
  },
};
