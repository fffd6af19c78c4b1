import type { Money } from './amount-parts.ts';
import type { Reading } from './reading.ts';

const COST =
  /ทุน|หัก|จ่าย|(?<!คน|ค้า|เขา|เพิ่น|มา)ซื้อ|ค่า(?:ปุ๋ย|รถ|น้ำมัน|อาหาร|ใช้จ่าย|พันธุ์|เมล็ด|ขนส่ง|เช่า|น้ำ|ไฟ|ยา|แผง|ที่)|(?:แบ่ง|ให้)(?:ให้|กับ)?(?:ลูก|หลาน|แม่|พ่อ|ยาย|ตา|เมีย|ผัว|น้อง|พี่|เพื่อน|เขา|คน|ญาติ|วัด)|แบ่ง|ใช้(?:หนี้|ไป|จ่าย)|หนี้|เสีย|ลบ|ขาดทุน|\b(?:cost|minus|less|spent|paid|expenses?|gave|after)\b/u;
const NET = /เหลือ|กำไร|สุทธิ|\b(?:net|profit|left|kept)\b/u;
const OUT_OF = /(?:จาก|ของ|\bfrom|\bof)\s*$/u;

/**
 * Several amounts of which some were spent or are what was left: "ขาย 500 ทุน 200", "เหลือ 200 จาก 500". Adding them up would be
 * wrong, so the person chooses between what was left and what came in. Null where nothing speaks of cost or of what was
 * left. Unread: `negative` when more went out than came in, `unclear` when it cannot be worked out.
 */
export function readNet(said: string, amounts: readonly Money[]): Reading<number> | null {
  if (amounts.length < 2) return null;
  const kinds = amounts.map(({ start }, i) => kindOf(said.slice(amounts[i - 1]?.end ?? 0, start)));
  const speaksOfCost = kinds.some((kind) => kind !== 'gain');
  if (!speaksOfCost || kinds.every((kind) => kind === 'cost')) return null;
  let [gain, cost] = [0, 0];
  let left: number | undefined;
  for (const [i, { number, per }] of amounts.entries()) {
    if (number.kind !== 'exact' || per) return { kind: 'unread', reason: 'unclear' };
    if (kinds[i] === 'cost') cost += number.value;
    else if (kinds[i] === 'gain') gain += number.value;
    else if (left === undefined) left = number.value;
    else return { kind: 'unread', reason: 'unclear' };
  }
  const net = left ?? gain - cost;
  if (net < 0) return { kind: 'unread', reason: 'negative' };
  // "ทุน 200 กำไร 300": what came in was not said.
  const values = [...new Set([net, gain === 0 ? net + cost : gain])].map(
    (value) => Math.round(value * 100) / 100,
  );
  return values.length > 1 ? { kind: 'choices', values } : { kind: 'value', value: net, confirm: 'guess' };
}

function kindOf(before: string): 'gain' | 'cost' | 'net' {
  if (NET.test(before) && !OUT_OF.test(before)) return 'net';
  return COST.test(before) ? 'cost' : 'gain';
}
