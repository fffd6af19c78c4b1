import { describe, expect, it } from 'vitest';
import { pressText } from '../../src/digest/press-text.ts';
import { exampleEdition, exampleStory, exampleTally, WEEK } from '../support/editions.ts';
import { quietTally } from '../support/quiet-week.ts';

const first = (text: string): string => text.split('\n')[0]!;

describe('a press text', () => {
  it('has the order of the office’s own reports (domain.md R28)', () => {
    const edition = exampleEdition({ stories: [exampleStory(57, { video: 'https://youtu.be/example' })] });
    const text = pressText(edition, { address: 'https://khubun.example/digests/2026-W47' });
    expect(text.split('\n\n').map((paragraph) => paragraph.split('\n')[0]!.slice(0, 32))).toEqual([
      '105 ครัวเรือนเลื่อนขั้นในสัปดาห์',
      'วันที่ 23 พฤศจิกายน 2569 เวลา 08',
      'ผู้นำจิตอาสาพัฒนาชุมชนและครัวเรื',
      'ตัวเลขประจำสัปดาห์',
      'เรื่องเด่นประจำสัปดาห์',
      'EP.57 I คู่บุญแบ่งแปลง ปลูกผักขา',
      'อ่านฉบับเต็มได้ที่ https://khubu',
      '“ทุกคนมีศักยภาพ พัฒนาได้”',
      'พัฒนาชุมชนศรีสะเกษ : นครแห่งความ',
    ]);
    expect(text).toContain('รายงานแล้ว 11,842 ครัวเรือน (69.2%)');
    expect(text).toContain('ยายทองใบ เล่าว่า “มีผักกินทุกวัน เหลือก็แบ่งเพื่อนบ้าน”\nรับชมได้ที่ https://youtu.be/example');
    expect(text.trimEnd().split('\n').at(-1)).toBe('กลุ่มงานสารสนเทศการพัฒนาชุมชน : รายงาน');
  });

  it('lets a quote stand alone where its person is not named', () => {
    const { person: _, ...unnamed } = exampleStory(57);
    const text = pressText(exampleEdition({ stories: [unnamed] }));
    expect(text).toContain('\n“มีผักกินทุกวัน เหลือก็แบ่งเพื่อนบ้าน”\n');
    expect(text).not.toContain('เล่าว่า');
  });

  it('leaves out what may not be known, and names nobody without being told to', () => {
    const text = pressText(exampleEdition());
    expect(text).toContain('• เรื่องเดือดร้อนเร่งด่วน 9 ราย\n');
    expect(text).not.toMatch(/ไม่แสดง|ขุขันธ์|ภูสิงห์|ภายใต้การนำ|เรื่องเด่น|null|undefined/u);
  });

  it('begins with the officer’s own words, else with the best news there is', () => {
    expect(first(pressText(exampleEdition({ lead: 'ขอบคุณทุกคู่บุญ' })))).toBe('ขอบคุณทุกคู่บุญ');
    const still = exampleTally();
    for (const { counts } of still.cells) counts.moves = {};
    expect(first(pressText(exampleEdition({}, still)))).toBe('ครัวเรือนคู่บุญมีรายได้เพิ่มและประหยัดได้ 1,234,500 บาท');
    for (const { counts } of still.cells) counts.reported = counts.households;
    expect(first(pressText(exampleEdition({}, still)))).toBe('ครบทั้ง 22 อำเภอ ส่งรายงานเกิน 80%');
  });

  it('reads well when nothing happened', () => {
    const text = pressText(exampleEdition({}, quietTally(WEEK)));
    expect(text.split('\n\n')).toHaveLength(5);
    expect(text).toContain('คู่บุญ โคก หนอง นา พา แก้จน จ.ศรีสะเกษ 16–22 พ.ย. 69\n\n');
    expect(text).toContain('สัปดาห์นี้ยังไม่มีรายงานจากพื้นที่');
    expect(text).not.toContain('•');
  });
});
