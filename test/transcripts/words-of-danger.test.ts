import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const cases = () => UrgentCases.find().lean();

describe('words of danger', () => {
  it.each(['met', 'metOn', 'activities', 'health', 'baht', 'photos', 'summary'])(
    'are heeded at "%s", and the question waits',
    async (question) => {
      const { somsri } = on;
      await reportUpTo(somsri, question);
      const before = (await Conversations.findById(somsri.userId).lean())?.current;
      const heard = await somsri.types('ยายหมดสติ เรียกไม่ตื่น');
      expect(heard).toMatch(/^รับทราบแล้ว แจ้งเจ้าหน้าที่แล้ว ถ้ามีอันตรายโทรเดี๋ยวนี้\nโทรได้เดี๋ยวนี้.*1669/u);
      expect(await cases()).toMatchObject([
        {
          kind: 'illness',
          story: 'ยายหมดสติ เรียกไม่ตื่น',
          household: 'H-0001',
          person: somsri.userId,
          status: 'open',
        },
      ]);
      const after = (await Conversations.findById(somsri.userId).lean())?.current;
      expect(after).toMatchObject({ step: before?.step, answers: before?.answers });
    },
  );

  it('before anything is open', async () => {
    const { somsri } = on;
    expect(await somsri.types('โดนผัวซ้อม ช่วยด้วย')).toContain('1300');
    expect(await cases()).toMatchObject([{ kind: 'violence', person: somsri.userId }]);
    expect((await cases())[0]).not.toHaveProperty('household');
  });

  it('from a stranger too', async () => {
    const stranger = talker(on.bot);
    expect(await stranger.types('อยากตาย')).toContain('สุขภาพจิต 1323');
    expect(await cases()).toMatchObject([{ kind: 'self-harm', person: stranger.userId }]);
  });

  it('a cry that does not say what is wrong: numbers, and a question back', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('ช่วยด้วย')).toMatch(/^เกิดอะไรขึ้น ถ้ามีอันตรายโทรเดี๋ยวนี้.*\nโทรได้เดี๋ยวนี้/u);
    expect(await cases()).toEqual([]);
  });

  it('within a plan count twice: as a plan and as a warning', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    const heard = await somsri.types('พายายไปหมอ เพราะยายเจ็บหน้าอก');
    expect(heard).toContain('แจ้งเจ้าหน้าที่แล้ว');
    expect(heard).toContain('ส่งรูปได้');
    expect(await cases()).toMatchObject([{ kind: 'illness', household: 'H-0001' }]);
    const current = (await Conversations.findById(somsri.userId).lean())?.current;
    expect(current?.answers['plan']).toBe('พายายไปหมอ เพราะยายเจ็บหน้าอก');
  });

  it('"help" alone is the command and no cry', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    expect(await somsri.types('ช่วย')).toContain('ขายของได้ หรือไม่ต้องซื้อเพราะปลูกเอง');
  });

  it('of animals and plants are none', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    expect(await somsri.types('ไก่ตายหมด ซื้อใหม่')).toMatch(/^ส่งรูปได้/u);
    expect(await cases()).toEqual([]);
  });
});
