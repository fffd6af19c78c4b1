/** What stands in place of LINE's id once a person is forgotten: it tells rows of one person apart and leads to nobody. */
export function goneId(ref: string): string {
  return `gone:${ref}`;
}
