const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where a page at the address `here` loads a picture from that a message names; `null` when it lies elsewhere, which the
 * content security policy would refuse. What the bot itself serves comes from the page's own origin, so that it shows
 * under whichever name of this machine the page was opened.
 */
export function pictureAddress(address: string, here: string): string | null {
  const url = URL.parse(address);
  const page = new URL(here);
  if (!url) return null;
  const isHere = THIS_MACHINE.has(url.hostname) && url.port === page.port;
  if (url.origin === page.origin || isHere) return `${url.pathname}${url.search}`;
  return THIS_MACHINE.has(url.hostname) || url.protocol === 'data:' ? address : null;
}
