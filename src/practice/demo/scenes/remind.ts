import type { Scene } from '../scene.ts';

/** Nobody does anything: the reminders have come by themselves on Thursday, Saturday and now, to who has not reported. */
export const answerReminder: Scene = {
  day: 7,
  time: '16:30',
  title: ['บอตเตือนเฉพาะคนที่ยังไม่ได้ส่ง ', 'x'],
  play: async ({ person }) => {
    const somsri = person('สมศรี');
    void somsri;
  },
};
