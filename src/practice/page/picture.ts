import { element } from './element.ts';
import { icon } from './icon.ts';
import { pictureAddress } from './picture-address.ts';

/** A picture by its address; a grey field with a sign where it cannot be had. `words` say what it shows. */
export function picture(address: string, words = ''): HTMLElement {
  const source = address.startsWith('/') ? address : pictureAddress(address, location.href);
  if (source === null) return missing(address);
  const image = element('img', { src: source, alt: words, draggable: 'false' });
  image.addEventListener('error', () => image.replaceWith(missing(address)));
  return image;
}

function missing(address: string): HTMLElement {
  return element('span', { class: 'picture-missing', title: `โหลดรูปไม่ได้: ${address}` }, icon('missing'));
}
