import type { Reading } from './reading.ts';
import { normalize } from './text.ts';

/** The longest address LINE opens from a button (LINE, "URI action"). */
const LONGEST = 1_000;
const ADDRESS = /(?<![@\w.-])(?:https?:\/\/\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)/giu;

/**
 * The first address of a web page in what was typed or pasted, with or without `https://`, as a browser writes it. Unread:
 * `no-link` when there is none, `long-link` when LINE could not open it.
 */
export function readLink(text: string): Reading<string> {
  const [first] = linksIn(text);
  if (first === undefined) return { kind: 'unread', reason: 'no-link' };
  return first.length > LONGEST ? { kind: 'unread', reason: 'long-link' } : { kind: 'value', value: first };
}

/** All addresses in a text, each once, in their order. */
export function linksIn(text: string): string[] {
  const found = [...normalize(text).matchAll(ADDRESS)].flatMap(([address]) => {
    const typed = address.replace(/[.,!?"'”’»)\]]+$/u, '');
    const url = URL.parse(/^https?:/iu.test(typed) ? typed : `https://${typed}`);
    const isPage = url?.hostname.includes('.') === true && url.username === '' && url.password === '';
    return isPage ? [url.href] : [];
  });
  return [...new Set(found)];
}
