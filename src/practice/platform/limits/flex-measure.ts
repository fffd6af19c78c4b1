import { z } from 'zod';

const PIXELS = String.raw`\d+(?:\.\d+)?px`;
const PERCENT = String.raw`\d+(?:\.\d+)?%`;
const SPACES = 'none|xs|sm|md|lg|xl|xxl';
const SIZES = 'xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl';

function measure(...forms: string[]) {
  return z
    .string()
    .regex(new RegExp(`^(?:${forms.join('|')})$`), 'invalid property')
    .optional();
}

/** Space before or between components: a word or pixels. */
export const space = measure(SPACES, PIXELS);
/** Padding and offsets: a word, pixels or a share. */
export const padding = measure(SPACES, PIXELS, PERCENT);
/** A box's width or height: pixels or a share. */
export const extent = measure(PIXELS, PERCENT);
/** The size of letters and icons. */
export const letterSize = measure(SIZES, PIXELS);
/** The size of a picture. */
export const pictureSize = measure(SIZES, 'full', PIXELS, PERCENT);
/** The width of a border. */
export const borderWidth = measure('none|light|normal|medium|semi-bold|bold', PIXELS);
/** The radius of a corner. */
export const cornerRadius = measure(SPACES, PIXELS);
/** Space between lines. */
export const lineSpacing = measure(PIXELS);
/** A colour, with or without transparency. */
export const color = z
  .string()
  .regex(/^#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/, 'must be #RRGGBB or #RRGGBBAA')
  .optional();
/** A component's share of its box. */
export const share = z.number().min(0, 'must be 0 or higher').optional();

/** Width to height, each 1 to 100000, the height at most three times the width. */
export const aspectRatio = z
  .string()
  .refine((ratio) => {
    const match = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(ratio);
    const [width, height] = [Number(match?.[1]), Number(match?.[2])];
    return [width, height].every((side) => side >= 1 && side <= 100_000) && height <= 3 * width;
  }, 'invalid aspect ratio')
  .optional();

/** Where a component stands; every one but separator and filler has these. */
export const placing = {
  margin: space,
  position: z.enum(['relative', 'absolute']).optional(),
  offsetTop: padding,
  offsetBottom: padding,
  offsetStart: padding,
  offsetEnd: padding,
};
