import { describe, expect, it } from 'vitest';
import { digestText } from '../../src/digest/text.ts';
import { figuresOf } from '../../src/digest/figures.ts';
import { exampleEdition, exampleStory, exampleTally, WEEK } from '../support/editions.ts';

const QUIET = { week: WEEK, cells: [], workingDays: [], postingDays: {}, messages: { paid: 0, free: 0 } };

describe('an edition as plain text', () => {
  it('has the form of domain.md §5.5 for officers', () => {
    const edition = exampleEdition({ stories: [exampleStory(57)] });
    expect(digestText(edition, 'officers', 'th').split('\n')).toEqual([
      '📌 สรุปประจำสัปดาห์ จ. 23 พ.ย. 69 (16–22 พ.ย. 69)',
      'คู่บุญ โคก หนอง นา พา แก้จน จ.ศรีสะเกษ',
      '',
      '1) เรื่องด่วน 9 ราย ช่วยแล้ว 7 ค้าง 2 (ขุขันธ์ 1, ภูสิงห์ 1)',
      '2) รายงาน 11,842 จาก 17,119 ครัวเรือน (69.2%) สัปดาห์ก่อน 66.8%',
      '   พบตัว 10,615 · ยังไม่ได้พบ 1,227',
      '3) ขั้น  อยู่รอด 4,310 · พอเพียง 10,977 · ยั่งยืน 1,832',
      '   เลื่อนขั้นสัปดาห์นี้ 105 ครัวเรือน (พอเพียง +84 ยั่งยืน +21)',
      '   ต้องกลับไปดูแลใหม่ 2 ครัวเรือน',
      '4) 5 มิติ (ครัวเรือนที่ยังมีปัญหา)',
      '   สุขภาพ 3,204 ▼46 · ความเป็นอยู่ 2,870 ▼31 · การศึกษา 918 ▼12',
      '   รายได้ 8,655 ▼120 · การเข้าถึงบริการภาครัฐ 1,102 ▼18',
      '5) ช่วยเหลือ  สงเคราะห์ 64 รายการ · พัฒนา 139 รายการ',
      '6) อำเภอส่งครบเกิน 80%: ราษีไศล วังหิน พยุห์ · ต่ำกว่า 50%: ขุขันธ์ ภูสิงห์',
      '7) เรื่องเด่น EP.57 I คู่บุญแบ่งแปลง ปลูกผักขายตลาดนัด ราษีไศล (มีคำยินยอมแล้ว)',
      '8) ประชาสัมพันธ์ 204 ชิ้น: Facebook 96 LINE 61 TikTok 18 เว็บไซต์ 22 วิทยุ 7',
      '   โพสต์ครบทุกวัน 17 จาก 22 อำเภอ',
      '“ทุกคนมีศักยภาพ พัฒนาได้”',
      'คนเมืองศรี ฮักแพงแบ่งปัน สุขเสมอกันที่ศรีสะเกษ',
      'พัฒนาชุมชนศรีสะเกษ : นครแห่งความสุข',
    ]);
  });

  it('keeps from the public what is small, who reports little, and falling back', () => {
    const text = digestText(exampleEdition(), 'public', 'th');
    expect(text).toContain('1) เรื่องด่วน 9 ราย ช่วยแล้ว ไม่แสดง ค้าง น้อยกว่า 5\n');
    expect(text).toContain('6) อำเภอส่งครบเกิน 80%: ราษีไศล วังหิน พยุห์\n');
    expect(text).toContain('7) เรื่องเด่น ยังไม่มี\n');
    expect(text).not.toMatch(/ขุขันธ์|ภูสิงห์|ต้องกลับ/u);
  });

  it('tells of a district by its tambons', () => {
    const figures = figuresOf(exampleTally(), { level: 'district', district: '3309' });
    const text = digestText(exampleEdition({ figures }), 'officers', 'th');
    expect(text).toContain('คู่บุญ โคก หนอง นา พา แก้จน อ.ราษีไศล');
    expect(text).toContain('6) ตำบลส่งครบเกิน 80%: ใต้ · ต่ำกว่า 50%: เหนือ');
    expect(text).toContain('   โพสต์แล้ว 5 จาก 5 วันทำงาน');
  });

  it('says what was corrected and why, and the first words of the officer', () => {
    const at = new Date('2026-11-24T09:00:00+07:00');
    const corrections = [
      { no: 1, at, reason: 'อำเภอส่งยอดเพิ่ม' },
      { no: 2, at, reason: '' },
    ];
    const text = digestText(exampleEdition({ corrections, lead: 'ขอบคุณทุกคู่บุญ' }), 'public', 'th');
    expect(text.split('\n').slice(2, 6)).toEqual([
      'ฉบับแก้ไขครั้งที่ 1 (อ. 24 พ.ย. 69) เพราะ อำเภอส่งยอดเพิ่ม',
      'ฉบับแก้ไขครั้งที่ 2 (อ. 24 พ.ย. 69)',
      'ขอบคุณทุกคู่บุญ',
      '',
    ]);
  });

  it('reads well when nothing happened', () => {
    expect(digestText(exampleEdition({}, QUIET), 'public', 'th').split('\n').slice(3, 8)).toEqual([
      '1) ไม่มีเรื่องด่วน',
      '2) รายงาน 0 จาก 0 ครัวเรือน',
      '   พบตัว 0 · ยังไม่ได้พบ 0',
      '3) ขั้น  อยู่รอด 0 · พอเพียง 0 · ยั่งยืน 0',
      '   สัปดาห์นี้ยังไม่มีครัวเรือนเลื่อนขั้น',
    ]);
  });
});
