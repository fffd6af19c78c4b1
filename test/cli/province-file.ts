import districts from '../../content/districts.json' with { type: 'json' };

/** As many target households as the province has (domain.md R1). */
export const PROVINCE = 17_119;

/** A file of `count` invented households in all 22 districts, as an office's spreadsheet writes it (byte order mark, CRLF, quotes). */
export function provinceFile(count: number = PROVINCE, stage = 'อยู่รอด'): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const district = districts[at % districts.length]!;
    const tambon = `สมมติ${'กข'[Math.floor(at / districts.length) % 2]}`;
    const dimensions = [1, 2, 3, 4, 5].filter((no) => (at + no) % 3 === 0).join(',');
    return [
      `H-${String(at + 1).padStart(5, '0')}`,
      `บ้านสมมติ ${at + 1}`,
      `${(at % 300) + 1}/${(at % 7) + 1}`,
      String((at % 20) + 1),
      'บ้านโนนสมมติ',
      `ต.${tambon}`,
      `อ.${district.name_th}`,
      stage,
      `"${dimensions}"`,
      at % 10 === 0 ? 'สำรวจเพิ่ม' : 'เดิม',
    ].join(',');
  });
  const headings = 'รหัสครัวเรือน,ชื่อเรียก,บ้านเลขที่,หมู่ที่,ชื่อบ้าน,ตำบล,อำเภอ,ขั้น,มิติที่ตกเกณฑ์,ที่มา';
  return `\uFEFF${[headings, ...rows].join('\r\n')}\r\n`;
}
