import { toneless } from './text.ts';

const MISSPELT: readonly [string, boolean][] = [
  ['ใช', true],
  ['ไช', true],
  ['ใช้', true],
  ['ตกลง', true],
  ['ตกลอง', true],
  ['โอเค', true],
  ['ยินยอม', true],
  ['ยีนยอม', true],
  ['ยินยอย', true],
  ['อนุญาติ', true],
  ['แน่นอน', true],
  ['ไมใช', false],
  ['ไหม่', false],
  ['ใม่', false],
  ['ใม่ใช่', false],
  ['ใม่ได้', false],
  ['ไฝ่', false],
];

/** The yes or no that a word with a slip in it stands for, or undefined. Whoever uses it must ask: ใช้ also means "use". */
export function misspeltYesNo(text: string): boolean | undefined {
  const typed = toneless(text);
  return MISSPELT.find(([word]) => toneless(word) === typed)?.[1];
}
