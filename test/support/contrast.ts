/** Contrast of two colours, `#rrggbb` or as a browser tells them (`rgb(1, 2, 3)`), as WCAG 2.2 defines it: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Throws for what is no colour, or not a full one: nothing can be said of letters that are seen through. */
function partsOf(colour: string): number[] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(colour);
  const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/u.exec(colour);
  if (!hex && !rgb) throw new Error(`"${colour}" is no full colour.`);
  return (hex ?? rgb)!.slice(1).map((part) => Number.parseInt(part, hex ? 16 : 10));
}
