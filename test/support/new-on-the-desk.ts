import { DAY, HOUR, now } from '../../src/clock.ts';
import type { Stage } from '../../src/practice/demo/stage.ts';
import { Households } from '../../src/models/household.ts';
import { People } from '../../src/models/person.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';

const BUA = { district: '3309', tambon: 'บัวหุ่ง' } as const;

const named = (name: string) => People.findOne({ name }).lean().orFail();

/** Something new for officers to decide, told in chat where it is told there, on the day it is. */
export async function fillDeskAnew({ person }: Stage): Promise<void> {
  const at = now();
  const ago = (ms: number): Date => new Date(at.getTime() - ms);
  const [somsri, nok, thongbai] = [await named('สมศรี'), await named('นก'), await named('ทองใบ')];
  await UrgentCases.create([
    {
      _id: 'new:1',
      ...{ household: 'H-0001', ...BUA, person: somsri._id, kind: 'illness', status: 'open' },
      ...{ story: 'ไอมาสองสัปดาห์ กลางคืนหายใจลำบาก', openedAt: ago(2 * HOUR) },
    },
    {
      _id: 'new:2',
      ...{ household: 'H-0003', ...BUA, person: somsri._id, kind: 'no-food', status: 'taken' },
      ...{ story: 'ข้าวสารหมด รอเงินเดือนสิ้นเดือน', openedAt: ago(DAY), takenBy: nok.ref },
      history: [{ status: 'taken', at: ago(20 * HOUR), by: nok.ref }],
    },
  ]);
  const stageProposal = {
    stage: 'sustainable',
    reason: 'มีรายได้จากผักทุกวัน',
    by: nok.ref,
    at: ago(3 * HOUR),
  } as const;
  await Households.updateOne({ _id: 'H-0001' }, { $set: { stageProposal } });
  await PrivacyRequests.create({
    _id: 'correct:new',
    ...{ kind: 'correct', person: thongbai._id, ref: thongbai.ref, household: 'H-0001', about: 'address' },
    ...{ text: 'บ้านเลขที่ 12 ไม่ใช่ 11', at: ago(DAY), dueAt: new Date(at.getTime() + 29 * DAY), status: 'open' },
  });
  const wichai = person('วิชัย');
  await wichai.types('ประกาศ พรุ่งนี้ 9 โมง ประชุมพี่เลี้ยงที่ศาลากลางบ้านบัวหุ่ง นำสมุดบันทึกมาด้วย');
  await wichai.taps('พี่เลี้ยง', 'ไม่มีรูป', 'ส่งประกาศ');
}
