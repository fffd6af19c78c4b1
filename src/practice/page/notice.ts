import { element } from './element.ts';

const SHOWN_MS = 5000;

/** Shows a sentence at the foot of the page for a few seconds. It is read out by screen readers. */
export function showNotice(sentence: string): void {
  const notice = element('p', { class: 'notice' }, sentence);
  document.querySelector('#notices')?.append(notice);
  setTimeout(() => notice.remove(), SHOWN_MS);
}

/** Shows why something did not work. */
export function showTrouble(error: unknown): void {
  const noAnswer = error instanceof TypeError;
  showNotice(noAnswer ? 'ติดต่อตัวจำลอง LINE ไม่ได้ ลองอีกครั้ง' : (error as Error).message);
}
