import { readChoice, type Option } from './choice.ts';
import type { Reading } from './reading.ts';
import { fold } from './text.ts';

/** How far a household has come (domain.md R4). */
export type Stage = 'survive' | 'sufficient' | 'sustainable';

const STAGES: readonly Option<Stage>[] = [
  { value: 'survive', labels: ['อยู่รอด', 'ขั้นอยู่รอด', 'รอด', 'ขั้นต้น', 'survive', 'survival'] },
  { value: 'sufficient', labels: ['พอเพียง', 'ขั้นพอเพียง', 'เพียงพอ', 'พอกิน', 'sufficient', 'sufficiency'] },
  { value: 'sustainable', labels: ['ยั่งยืน', 'ขั้นยั่งยืน', 'ยังยืน', 'พึ่งตนเองได้', 'sustainable'] },
];
const NAMED = /(ยังไม่(?:ถึง|ได้)?(?:ขั้น)?|ไม่(?:ได้|ถึง)?(?:ขั้น)?|บ่(?:ทัน)?)?(อยู่รอด|พอเพียง|เพียงพอ|ยั่งยืน|ยังยืน)/gu;

/**
 * The stage a text names: its word, its number (1–3), or a sentence. Where several are named the last one not denied counts,
 * with `confirm: 'guess'`. Unread: `not-an-option`.
 */
export function readStage(text: string): Reading<Stage> {
  const said = fold(text);
  const mentions = [...said.matchAll(NAMED)];
  const affirmed = mentions.filter(([, denial]) => denial === undefined);
  if (mentions.length > 0) {
    const last = affirmed.at(-1)?.[2];
    const stage = STAGES.find(({ labels }) => last !== undefined && labels.includes(last));
    if (!stage) return { kind: 'unread', reason: 'not-an-option' };
    return mentions.length === 1
      ? { kind: 'value', value: stage.value }
      : { kind: 'value', value: stage.value, confirm: 'guess' };
  }
  return readChoice(said.replace(/^(?:ขั้น|ระดับ|stage)\s*(?:ที่)?\s*/u, ''), STAGES);
}
