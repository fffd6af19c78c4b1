// What LINE's words for sizes come to on a phone, as its own Flex Message Simulator draws them.

/** Letters, and icons beside them. */
export const LETTERS = {
  xxs: '11px',
  xs: '13px',
  sm: '14px',
  md: '16px',
  lg: '19px',
  xl: '22px',
  xxl: '29px',
  '3xl': '35px',
  '4xl': '48px',
  '5xl': '74px',
};

/** Gaps: margin, spacing, offset and padding. */
export const GAPS = { none: '0', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px', xxl: '20px' };

/** Lines around a box. */
export const BORDERS = {
  none: '0',
  light: '0.5px',
  normal: '1px',
  medium: '2px',
  'semi-bold': '3px',
  bold: '4px',
};

/** How wide an image may become. */
export const IMAGES = {
  xxs: '40px',
  xs: '60px',
  sm: '80px',
  md: '100px',
  lg: '120px',
  xl: '140px',
  xxl: '160px',
  '3xl': '180px',
  '4xl': '200px',
  '5xl': '220px',
  full: '100%',
};

/** A size as CSS takes it: a word of `words`, pixels, or a share in percent. `null` for anything else. */
export function toLength(value: string | undefined, words: Readonly<Record<string, string>>): string | null {
  if (value === undefined) return null;
  if (Object.hasOwn(words, value)) return words[value] ?? null;
  return /^-?\d+(\.\d+)?(px|%)$/.test(value) ? value : null;
}

/** A ratio such as "20:13" as CSS takes it; `null` when it is none. */
export function toRatio(value: string | undefined): string | null {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value ?? '') ?? [];
  return width === undefined || height === undefined ? null : `${width} / ${height}`;
}
