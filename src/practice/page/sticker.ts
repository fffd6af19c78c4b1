import { element } from './element.ts';

/** A sticker to send: LINE's ids and keywords, and the words under our drawing of it. */
export interface Sticker {
  packageId: string;
  stickerId: string;
  keywords: readonly string[];
  words: string;
  /** Which of our drawings stands for it. */
  face: 'wink' | 'bow' | 'joy' | 'sad';
}

/** Stickers to choose from. Their keywords are what LINE tells a bot about them. */
export const STICKERS: readonly Sticker[] = [
  {
    packageId: '11537',
    stickerId: '52002735',
    keywords: ['OK', 'thumbs up', 'good'],
    words: 'โอเค',
    face: 'wink',
  },
  {
    packageId: '11537',
    stickerId: '52002739',
    keywords: ['thank you', 'thanks'],
    words: 'ขอบคุณ',
    face: 'bow',
  },
  { packageId: '11537', stickerId: '52002734', keywords: ['happy', 'smile'], words: 'ดีใจ', face: 'joy' },
  { packageId: '11537', stickerId: '52002750', keywords: ['sad', 'cry'], words: 'เศร้า', face: 'sad' },
];

/** A drawing that stands for a sticker: LINE's own pictures are not ours to show. */
export function stickerFace(packageId: unknown, stickerId: unknown): HTMLElement {
  const known = STICKERS.find((one) => one.packageId === packageId && one.stickerId === stickerId);
  const words = known?.words ?? `สติกเกอร์ ${String(stickerId)}`;
  return element(
    'span',
    { class: `sticker is-${known?.face ?? 'joy'}` },
    element('span', { class: 'sticker-face', 'aria-hidden': true }, element('i'), element('i'), element('b')),
    element('span', { class: 'sticker-words' }, words),
  );
}
