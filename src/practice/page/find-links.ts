/** Cuts a text at its web addresses: plain words have no `href`. A full stop at the end belongs to the sentence. */
export function findLinks(text: string): readonly { words: string; href?: string }[] {
  const pieces = text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}…])/u);
  return pieces
    .map((words, index) => (index % 2 === 1 && URL.canParse(words) ? { words, href: words } : { words }))
    .filter(({ words }) => words !== '');
}
