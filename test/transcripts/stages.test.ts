import { describe, expect, it } from 'vitest';
import { MINUTE, moveClock } from '../../src/clock.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Households } from '../../src/models/household.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

let wichai: Talker;
let orathai: Talker;
let thongbai: Talker;

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await mentor(userId, 'H-0001');
  wichai = talker(on.bot);
  orathai = talker(on.bot);
  thongbai = talker(on.bot);
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(orathai.userId, { level: 'district', district: '3309' }, 'อรทัย');
  await member(thongbai.userId, 'H-0001');
});

const stored = () => Households.findById('H-0001').lean();

async function proposes(stage: string): Promise<string> {
  await on.somsri.types('บ้าน H-0001');
  await on.somsri.taps('เลื่อนขั้น');
  await on.somsri.taps(stage);
  const heard = await on.somsri.types('ขายผักได้ทุกสัปดาห์');
  await on.bot.pushed();
  return heard;
}

describe('a stage a mentor proposes', () => {
  it('waits for the district, which hears of it', async () => {
    await on.somsri.types('บ้าน H-0001');
    expect(await on.somsri.taps('เลื่อนขั้น')).toBe('บ้าน ยายทองใบ ตอนนี้อยู่ขั้นอยู่รอด เปลี่ยนเป็นขั้นไหน');
    expect(on.somsri.sees()).toEqual(['พอเพียง', 'ยั่งยืน']);
    expect(await on.somsri.taps('พอเพียง')).toBe('เพราะอะไร เล่าสั้น ๆ');
    expect(await on.somsri.types('ขายผักได้ทุกสัปดาห์')).toBe('เสนอแล้ว อำเภอจะพิจารณา และบอกผลให้ทราบ');
    await on.bot.pushed();
    expect(wichai.hears()).toBe('มีบ้าน 1 หลังรอพิจารณาเลื่อนขั้น');
    expect(await stored()).toMatchObject({ stage: 'survive', stageProposal: { stage: 'sufficient' } });
  });

  it('is agreed to by one officer; mentor and household hear it kindly, the log keeps it', async () => {
    await proposes('พอเพียง');
    expect(await wichai.taps('รอเลื่อนขั้น')).toBe(
      'รอพิจารณาเลื่อนขั้น\nรออยู่ 1 บ้าน\nยายทองใบ (H-0001)\nขายผักได้ทุกสัปดาห์\nขั้น: อยู่รอด → พอเพียง\n' +
        'ที่อยู่: ต.บัวหุ่ง\nเสนอโดย: สมศรี · อ. 24 พ.ย. 69',
    );
    await orathai.types('เลื่อนขั้น');
    moveClock(MINUTE);
    expect(await wichai.taps('เห็นด้วย')).toBe('บันทึกขั้นใหม่แล้ว บอกพี่เลี้ยงให้แล้ว');
    expect(await orathai.taps('เห็นด้วย')).toBe('เรื่องนี้ วิชัย พิจารณาไปแล้ว');
    const { ref } = (await People.findById(wichai.userId).lean())!;
    expect(await stored()).toMatchObject({
      stage: 'sufficient',
      stageHistory: [{ stage: 'sufficient', by: ref, reason: 'ขายผักได้ทุกสัปดาห์' }],
    });
    expect(await stored()).not.toHaveProperty('stageProposal');
    expect(await AuditEntries.find({ deed: 'stage' }).lean()).toMatchObject([
      { actor: ref, household: 'H-0001', details: { from: 'survive', to: 'sufficient' } },
    ]);
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('ยินดีด้วย บ้าน ยายทองใบ ก้าวสู่ขั้นพอเพียงแล้ว');
    expect(thongbai.hears()).toBe('ยินดีด้วย บ้านของคุณก้าวสู่ขั้นพอเพียงแล้ว ทุกคนมีศักยภาพ พัฒนาได้');
  });

  it('that is not agreed to comes back with the reason', async () => {
    await proposes('พอเพียง');
    await wichai.types('เลื่อนขั้น');
    await wichai.taps('ยังไม่เห็นด้วย');
    expect(await wichai.types('ขอดูรายได้อีก 1 เดือน')).toBe('บันทึกแล้ว บอกเหตุผลกับผู้เสนอให้แล้ว');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('ที่เสนอเลื่อนขั้นบ้าน ยายทองใบ ขอรอก่อน เหตุผล: ขอดูรายได้อีก 1 เดือน');
    expect(thongbai.hears()).toBe('');
    expect(await stored()).toMatchObject({ stage: 'survive', stageHistory: [] });
  });

  it('that she takes back loses her words', async () => {
    await proposes('พอเพียง');
    await on.somsri.unsends(on.somsri.lastMessage());
    expect(await stored()).toMatchObject({ stageProposal: { reason: '-' } });
  });

  it('and that was agreed to loses them in its history', async () => {
    await proposes('พอเพียง');
    const reason = on.somsri.lastMessage();
    await wichai.types('เลื่อนขั้น');
    await wichai.taps('เห็นด้วย');
    await on.somsri.unsends(reason);
    expect(await stored()).toMatchObject({ stageHistory: [{ stage: 'sufficient' }] });
    expect(JSON.stringify(await stored())).not.toContain('ขายผักได้ทุกสัปดาห์');
  });

  it('that is not agreed to: the reason goes from the news too when it is taken back', async () => {
    await proposes('พอเพียง');
    await wichai.types('เลื่อนขั้น');
    await wichai.taps('ยังไม่เห็นด้วย');
    await wichai.types('ขอดูรายได้อีก 1 เดือน');
    await on.bot.pushed();
    const told = () => OutboxMessages.find({ recipient: on.somsri.userId }).lean();
    expect(JSON.stringify(await told())).toContain('ขอดูรายได้อีก 1 เดือน');
    await wichai.unsends(wichai.lastMessage());
    expect(JSON.stringify(await told())).not.toContain('ขอดูรายได้อีก 1 เดือน');
  });
});

describe('sustainable', () => {
  it('is asked about twice while something is open', async () => {
    await on.somsri.types('บ้าน H-0001');
    await on.somsri.taps('เลื่อนขั้น');
    expect(await on.somsri.taps('ยั่งยืน')).toBe('บ้าน ยายทองใบ ยังไม่ผ่านขั้นพอเพียง, ยังมีมิติที่ดูแลอยู่ ยังอยากเป็นขั้นยั่งยืนไหม');
    await on.somsri.taps('ยืนยัน');
    await on.somsri.types('พึ่งตัวเองได้แล้ว');
    await wichai.types('เลื่อนขั้น');
    expect(await wichai.taps('เห็นด้วย')).toBe('บ้าน ยายทองใบ ยังไม่ผ่านขั้นพอเพียง, ยังมีมิติที่ดูแลอยู่ ยืนยันเป็นขั้นยั่งยืนไหม');
    expect(await stored()).toMatchObject({ stage: 'survive' });
    expect(await wichai.taps('ยืนยันขั้นยั่งยืน')).toBe('บันทึกขั้นใหม่แล้ว บอกพี่เลี้ยงให้แล้ว');
    expect(await stored()).toMatchObject({ stage: 'sustainable' });
  });
});

describe('an officer of the district', () => {
  it('decides at once, in one typed line and a reason; falling back is told to the mentor only', async () => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { stage: 'sufficient' } });
    expect(await wichai.types('เลื่อนขั้น H-0001 อยู่รอด')).toBe('เพราะอะไร เล่าสั้น ๆ');
    expect(await wichai.types('น้ำท่วม แปลงเสียหาย')).toBe('บันทึกขั้นใหม่แล้ว บอกพี่เลี้ยงให้แล้ว');
    await on.bot.pushed();
    expect(await stored()).toMatchObject({ stage: 'survive', stageHistory: [{ stage: 'survive' }] });
    expect(on.somsri.hears()).toContain('กลับมาเริ่มที่ขั้นอยู่รอด เดินไปด้วยกันต่อนะ');
    expect(thongbai.hears()).toBe('');
  });

  it('of another district learns nothing', async () => {
    const stranger = talker(on.bot);
    await officer(stranger.userId, { level: 'district', district: '3305' }, 'คนอื่น');
    await proposes('พอเพียง');
    expect(await stranger.types('เลื่อนขั้น H-0001 พอเพียง')).toContain('ไม่พบบ้านรหัสนี้');
    expect(await stranger.types('เลื่อนขั้น')).toContain('ไม่มีบ้านที่รอพิจารณา');
  });

  it('works in English too', async () => {
    await proposes('พอเพียง');
    await wichai.types('English');
    await wichai.types('stages');
    expect(await wichai.taps('I agree')).toBe('The new stage is recorded and the mentors know.');
  });
});
