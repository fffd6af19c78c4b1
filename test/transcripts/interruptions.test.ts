import { describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { Reports } from '../../src/models/report.ts';
import { picture } from '../support/pictures.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, settle } from '../support/village.ts';

const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { name: 'ตาบุญมี', moo: 7 });
  await mentor(userId, 'H-0001', 'H-0002');
});
const conversation = () => Conversations.findById(on.somsri.userId).lean();

describe('a mentor is interrupted', () => {
  it('pauses, comes back two days later and goes on where she stood', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('พักก่อนเด้อ')).toBe('พักไว้แล้ว คำตอบยังอยู่ครบ พร้อมเมื่อไร แตะ ทำต่อ');
    expect(somsri.sees()).toEqual(['ทำต่อ', 'เมนู']);
    setClock('2026-11-26T19:40:00+07:00');
    expect(await somsri.taps('ทำต่อ')).toBe(
      'ทำต่อจากเดิม\nบ้าน ยายทองใบ · ข้อ 6 จาก 8\nสัปดาห์นี้มีรายได้เพิ่มหรือประหยัดได้รวมกี่บาท',
    );
    await reportUpTo(somsri, 'sent', 'baht');
    expect((await Reports.findById('2026-W48:H-0001').lean())?.answers).toMatchObject({
      met: 'visit',
      metOn: '2026-11-23',
      baht: 300,
    });
  });

  it('just stops, and answers two days later', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    setClock('2026-11-26T08:00:00+07:00');
    expect(await somsri.types('350')).toContain('เข้าใจว่า 350 บาท');
  });

  it('comes back with a greeting: the question is put again, and nothing held against her', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    setClock('2026-11-26T08:00:00+07:00');
    expect(await somsri.types('สวัสดีจ้า')).toBe(
      'กลับมาแล้ว ขอทวนคำถามที่ค้างไว้\nบ้าน ยายทองใบ · ข้อ 1 จาก 8\nได้พบหรือคุยกับบ้านนี้ไหม',
    );
    expect((await conversation())?.current?.tries).toBe(0);
  });

  it('types "รายงาน" in the middle and is led back', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('รายงาน')).toMatch(/^รายงานบ้านนี้ค้างอยู่ ทำต่อได้เลย\n.*ข้อ 6 จาก 8/u);
  });

  it('cancels and thinks better of it', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('ยกเลิก')).toContain('ถ้าเปลี่ยนใจ แตะ ทำต่อ คำตอบเดิมยังอยู่');
    expect((await conversation())?.current).toBeNull();
    expect(await somsri.taps('ทำต่อ')).toContain('กี่บาท');
    await reportUpTo(somsri, 'sent', 'baht');
    expect((await Reports.findById('2026-W48:H-0001').lean())?.answers).toMatchObject({ met: 'visit' });
  });

  it('cancels and begins anew: the cancelled one is gone', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    await somsri.types('ยกเลิก');
    await reportUpTo(somsri, 'met');
    expect((await conversation())?.current?.answers).toEqual({});
    expect((await conversation())?.drafts).toEqual([]);
  });

  it('goes back, and back again, and corrects', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'activities');
    await somsri.types('ย้อนกลับ');
    expect(await somsri.types('ย้อนกลับ')).toContain('พบกันวันไหน');
    await somsri.taps('วันนี้');
    expect((await conversation())?.current).toMatchObject({
      step: 'activities',
      answers: { metOn: '2026-11-24', urgent: 'none' },
    });
    for (let more = 0; more < 3; more++) await somsri.types('ย้อนกลับ');
    expect(await somsri.types('ย้อนกลับ')).toContain('นี่คือข้อแรกแล้ว');
  });

  it('asks for help at a question', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('ช่วย')).toMatch(/^ขายของได้ หรือไม่ต้องซื้อเพราะปลูกเอง.*\n.*ข้อ 6 จาก 8/u);
    expect((await conversation())?.current?.tries).toBe(0);
  });

  it('looks at the menu and answers the open question after all', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('เมนู')).toBe('อยากทำอะไร แตะเลือกได้เลย');
    expect(somsri.sees()).toEqual([
      'ทำต่อ',
      'รายงาน',
      'เลือกบ้าน',
      'อ่านความยินยอม',
      'ศูนย์เรียนรู้',
      'ความยินยอม',
      'ข้อมูลของฉัน',
      'คุยกับเจ้าหน้าที่',
      'English',
    ]);
    expect(await somsri.types('200')).toContain('เข้าใจว่า 200 บาท');
  });

  it.each(['เลือกบ้าน', 'เลือกบ้านอื่น', 'เปลี่ยนบ้าน'])(
    'turns to another household in the middle (%s) and comes back to the draft',
    async (typed) => {
      const { somsri } = on;
      await reportUpTo(somsri, 'baht');
      expect(await somsri.types(typed)).toContain('เลือกบ้านที่จะรายงาน');
      expect(await somsri.taps('ตาบุญมี')).toContain('บ้าน ตาบุญมี · ข้อ 1 จาก 8');
      await somsri.taps('ยังไม่ได้พบ');
      await somsri.taps('ไม่อยู่บ้าน');
      expect(await somsri.taps('ส่งรายงาน')).toContain('เลขที่ 69/48-H-0002 เหลืออีก 1 บ้าน');
      expect(await somsri.taps('บ้านต่อไป')).toContain('เริ่มที่บ้าน ยายทองใบ');
      expect(await somsri.taps('เริ่มเลย')).toMatch(/^ทำต่อจากเดิม\nบ้าน ยายทองใบ · ข้อ 6 จาก 8/u);
    },
  );

  it('has two drafts, and "ทำต่อ" opens the one she touched last', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    await somsri.types('เลือกบ้าน');
    await somsri.taps('ตาบุญมี');
    await somsri.taps('โทรคุย');
    await somsri.types('ยกเลิก');
    expect(await somsri.types('ทำต่อ')).toContain('บ้าน ตาบุญมี · ข้อ 2');
    await somsri.types('เลือกบ้าน');
    expect(await somsri.taps('ยายทองใบ')).toContain('บ้าน ยายทองใบ · ข้อ 6');
    expect((await conversation())?.drafts).toHaveLength(1);
  });

  it('puts a report aside and is proposed the next household', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    await somsri.types('พัก');
    expect(await somsri.types('รายงาน')).toContain('เริ่มที่บ้าน ยายทองใบ');
    await somsri.taps('เลือกบ้านอื่น');
    expect(await somsri.taps('ตาบุญมี')).toContain('บ้าน ตาบุญมี · ข้อ 1 จาก 8');
    expect((await conversation())?.drafts).toMatchObject([{ flow: 'weekly-report', status: 'paused' }]);
  });

  it('a question on the way is no draft', async () => {
    const { somsri } = on;
    await somsri.types('รายงาน');
    await somsri.types('เลือกบ้าน');
    expect(await somsri.types('ยกเลิก')).toContain('ยกเลิกแล้ว');
    expect(await conversation()).toMatchObject({ current: null, drafts: [] });
    expect(await somsri.types('ทำต่อ')).toBe('ไม่มีเรื่องที่ค้างไว้');
  });

  it('not now: "ไว้ก่อน" tapped or typed', async () => {
    const { somsri } = on;
    await somsri.types('รายงาน');
    expect(await somsri.taps('ไว้ก่อน')).toBe('ได้เลย พร้อมเมื่อไร พิมพ์ รายงาน');
    await somsri.types('รายงาน');
    expect(await somsri.types('ไว้ก่อน')).toBe('ได้เลย พร้อมเมื่อไร พิมพ์ รายงาน');
    await somsri.types('รายงาน');
    expect(await somsri.types('ได้เลยค่ะ')).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
  });

  it('begins anew in the middle', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('เริ่มใหม่')).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
    expect((await conversation())?.current?.answers).toEqual({});
    expect((await conversation())?.drafts).toEqual([]);
  });

  it('has enough after one household', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    expect(somsri.sees()).toEqual(['บ้านต่อไป', 'พอแค่นี้']);
    expect(await somsri.types('พอแค่นี้')).toBe('ขอบคุณมาก พร้อมเมื่อไร พิมพ์ รายงาน');
  });

  it('is no mentor of the household any more: nothing of it is shown', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    await Pairings.updateOne({ household: 'H-0001' }, { $set: { to: new Date() } });
    const heard = await somsri.types('300');
    expect(heard).toContain('เรื่องนี้ทำต่อไม่ได้แล้ว');
    expect(heard).not.toContain('ยายทองใบ');
    expect((await conversation())?.current).toBeNull();
    expect(await somsri.types('รายงาน')).toContain('เริ่มที่บ้าน ตาบุญมี');
  });
});

describe('a draft left for more than two weeks', () => {
  const LATER = '2026-12-10T09:00:00+07:00';

  it.each(['300', 'สวัสดี', 'รายงาน'])('she is asked about it, whatever she says: %s', async (typed) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    setClock(LATER);
    expect(await somsri.types(typed)).toContain('เรื่องนี้ค้างไว้นานกว่า 2 สัปดาห์ คำตอบเดิมยังอยู่');
    expect(somsri.sees()).toEqual(['ทำต่อ', 'เริ่มใหม่']);
    expect(await somsri.types('เอ่อ')).toContain('เรื่องนี้ค้างไว้นานกว่า 2 สัปดาห์');
  });

  it('is gone on with', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    setClock(LATER);
    await somsri.types('สวัสดี');
    expect(await somsri.taps('ทำต่อ')).toContain('ทำต่อจากเดิม\nบ้าน ยายทองใบ · ข้อ 6 จาก 8');
    await reportUpTo(somsri, 'sent', 'baht');
    expect(somsri.hears()).toContain('จึงนับเป็นรายงานของสัปดาห์นี้');
    expect((await Reports.find().lean()).map(({ _id }) => _id)).toEqual(['2026-W50:H-0001']);
  });

  it('is begun anew, as a report of this week', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    setClock(LATER);
    await somsri.types('สวัสดี');
    expect(await somsri.taps('เริ่มใหม่')).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
    expect((await conversation())?.current).toMatchObject({ answers: {}, data: { week: '2026-W50' } });
  });

  it('is asked about too when it lay aside', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    await somsri.types('เลือกบ้าน');
    setClock(LATER);
    expect(await somsri.taps('ยายทองใบ')).toContain('เรื่องนี้ค้างไว้นานกว่า 2 สัปดาห์');
    expect(await somsri.taps('เริ่มใหม่')).toContain('ข้อ 1 จาก 8');
  });

  it('a photo sent to it is not lost without a word', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'photos');
    setClock(LATER);
    expect(await somsri.sendsPhoto(await picture())).toContain('เรื่องนี้ค้างไว้นานกว่า 2 สัปดาห์');
  });

  it('two weeks to the hour is not yet long', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    setClock('2026-12-08T08:59:00+07:00');
    expect(await somsri.types('300')).toContain('เข้าใจว่า 300 บาท');
  });
});

describe('a deploy changed the flow meanwhile', () => {
  it('she goes on kindly with the answers that still fit', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    await Conversations.updateOne(
      { _id: somsri.userId },
      {
        $set: {
          'current.version': 0,
          'current.step': 'mood',
          'current.answers.mood': 'good',
          'current.answers.met': 'by-boat',
          'current.answers.baht': 'three hundred',
        },
      },
    );
    expect(await somsri.types('ไม่ติดขัด')).toBe(
      'ระบบเพิ่งปรับคำถาม คำตอบที่ให้ไว้ยังอยู่ ขอถามต่อนะ\nบ้าน ยายทองใบ · ข้อ 1 จาก 8\nได้พบหรือคุยกับบ้านนี้ไหม',
    );
    expect(await somsri.taps('โทรคุย')).toContain('กี่บาท');
    expect((await conversation())?.current).toMatchObject({
      version: 1,
      answers: { met: 'phone', metOn: '2026-11-23', activities: ['vegetables'] },
    });
  });

  it('a flow that is gone is let go of', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    await Conversations.updateOne({ _id: somsri.userId }, { $set: { 'current.flow': 'monthly-report' } });
    expect(await somsri.types('ไม่ติดขัด')).toContain('เรื่องนี้ทำต่อไม่ได้แล้ว');
    expect((await conversation())?.current).toBeNull();
  });
});
