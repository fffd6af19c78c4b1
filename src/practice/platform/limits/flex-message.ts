import { z } from 'zod';
import { flexAction } from './action.ts';
import { commonFields } from './common-fields.ts';
import { flexBox, flexImage, flexVideo } from './flex-component.ts';
import { color } from './flex-measure.ts';
import { list, text } from './text.ts';

// LINE says "30 KB" and "50 KB" and not which kind; the smaller reading is safe under both.
const BUBBLE_BYTES = 30_000;
const CAROUSEL_BYTES = 50_000;
// No card is built like that, and checking one takes stack for every box.
const DEEPEST = 200;

const blockStyle = z
  .strictObject({ backgroundColor: color, separator: z.boolean().optional(), separatorColor: color })
  .optional();

const bubble = z
  .strictObject({
    type: z.literal('bubble'),
    size: z.enum(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
    direction: z.enum(['ltr', 'rtl']).optional(),
    header: flexBox.optional(),
    hero: z.discriminatedUnion('type', [flexBox, flexImage, flexVideo]).optional(),
    body: flexBox.optional(),
    footer: flexBox.optional(),
    styles: z
      .strictObject({ header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle })
      .optional(),
    action: flexAction.optional(),
  })
  .superRefine(({ size, header, hero, body, footer }, context) => {
    if (!header && !hero && !body && !footer) {
      context.addIssue({ code: 'custom', path: [], message: 'At least one block must be specified' });
    }
    if (hero?.type === 'video' && !['kilo', 'mega', 'giga'].includes(size ?? 'mega')) {
      const message = 'video needs a bubble of size kilo, mega or giga';
      context.addIssue({ code: 'custom', path: ['hero'], message });
    }
  });

const carousel = z
  .strictObject({ type: z.literal('carousel'), contents: list(bubble, 1, 12) })
  .superRefine(({ contents }, context) => {
    for (const [index, { size, hero }] of contents.entries()) {
      if ((size ?? 'mega') !== (contents[0]?.size ?? 'mega')) {
        const message = 'must be the same in every bubble of a carousel';
        context.addIssue({ code: 'custom', path: ['contents', index, 'size'], message });
      }
      if (hero?.type === 'video') {
        const message = 'video is not allowed in a carousel';
        context.addIssue({ code: 'custom', path: ['contents', index, 'hero'], message });
      }
    }
  });

const container = z.discriminatedUnion('type', [bubble, carousel]);

/** A Flex message. Source: LINE, "Flex Message"; sizes are those of the JSON in UTF-8. */
export const flexMessage = z.strictObject({
  type: z.literal('flex'),
  altText: text(1500),
  // Looked at first, so that nothing is taken apart that is too big or too deep for it.
  contents: z.unknown().superRefine(checkSize).pipe(container).superRefine(checkAnimations),
  ...commonFields,
});

function checkSize(contents: unknown, context: z.core.$RefinementCtx): void {
  const { type, contents: bubbles } = (contents ?? {}) as { type?: unknown; contents?: unknown };
  const parts = type === 'carousel' && Array.isArray(bubbles) ? bubbles : [];
  const allowed = type === 'carousel' ? CAROUSEL_BYTES : BUBBLE_BYTES;
  const complain = (path: (string | number)[], message: string) => {
    context.addIssue({ code: 'custom', path, message, continue: false });
  };
  if (depthOf(contents) > DEEPEST) return complain([], 'boxes stand too deep in each other');
  if (bytesOf(contents) > allowed) complain([], `must be at most ${allowed / 1000} KB of JSON`);
  for (const [index, part] of parts.entries()) {
    if (bytesOf(part) > BUBBLE_BYTES) {
      complain(['contents', index], `must be at most ${BUBBLE_BYTES / 1000} KB of JSON`);
    }
  }
}

function checkAnimations(contents: unknown, context: z.core.$RefinementCtx): void {
  const animated = JSON.stringify(contents).split('"animated":true').length - 1;
  if (animated > 10) {
    context.addIssue({ code: 'custom', path: [], message: 'at most 10 images may be animated' });
  }
}

function bytesOf(part: unknown): number {
  return Buffer.byteLength(JSON.stringify(part) ?? '');
}

/** How many objects and lists stand in each other, counted without recursion up to one more than allowed. */
function depthOf(contents: unknown): number {
  let depth = 0;
  let level = [contents];
  while (level.length > 0 && depth <= DEEPEST) {
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []));
    depth += 1;
  }
  return depth;
}
