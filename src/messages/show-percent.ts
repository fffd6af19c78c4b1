/**
 * A part of a whole (0 to 1) in percent with one decimal: "69.2%". Nothing but all is 100%, and nothing but none 0%: a
 * district that lacks one household must not read as complete.
 */
export function showPercent(part: number): string {
  if (part === 0 || part === 1) return `${part * 100}%`;
  const percent = Math.min(99.9, Math.max(0.1, Math.round(part * 1_000) / 10));
  return `${percent.toFixed(1)}%`;
}
