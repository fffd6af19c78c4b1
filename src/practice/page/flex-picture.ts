import type { messagingApi } from '@line/bot-sdk';
import { element } from './element.ts';
import { IMAGES, LETTERS, toLength, toRatio } from './flex-size.ts';
import { picture } from './picture.ts';

const SIDES: Readonly<Record<string, string>> = { start: 'flex-start', center: 'center', end: 'flex-end' };

/** An image of a card: as wide as its size allows, in its ratio. */
export function flexImage(image: messagingApi.FlexImage): HTMLElement {
  const frame = element('div', { class: 'flex-picture' }, picture(image.url));
  frame.style.maxWidth = toLength(image.size ?? 'md', IMAGES) ?? '';
  frame.style.aspectRatio = toRatio(image.aspectRatio) ?? '1 / 1';
  frame.style.backgroundColor = image.backgroundColor ?? '';
  frame.classList.toggle('is-cover', image.aspectMode === 'cover');
  const node = element('div', { class: 'flex-image' }, frame);
  node.style.justifyContent = SIDES[image.align ?? 'center'] ?? '';
  return node;
}

/** A small picture in a line of text, as high as the letters of its size. */
export function flexIcon(icon: messagingApi.FlexIcon): HTMLElement {
  const node = element('div', { class: 'flex-icon' }, picture(icon.url));
  node.style.height = toLength(icon.size ?? 'md', LETTERS) ?? '';
  node.style.aspectRatio = toRatio(icon.aspectRatio) ?? '1 / 1';
  return node;
}

/** A video at the head of a card: its first picture, because practice plays none. */
export function flexVideo(video: messagingApi.FlexVideo): HTMLElement {
  return flexImage({
    type: 'image',
    url: video.previewUrl,
    size: 'full',
    aspectMode: 'cover',
    aspectRatio: video.aspectRatio ?? '16:9',
  });
}
