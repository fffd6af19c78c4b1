/** A number as people read it here: 17,119. */
export function showNumber(count: number): string {
  return count.toLocaleString('en-US');
}
