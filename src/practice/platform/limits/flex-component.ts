import { z } from 'zod';
import { flexAction, flexButtonAction, flexVideoAction } from './action.ts';
import { mediaAddress } from './address.ts';
import * as measure from './flex-measure.ts';

const { color, letterSize, placing, share, space } = measure;
const action = flexAction.optional();
const gravity = z.enum(['top', 'bottom', 'center']).optional();
const align = z.enum(['start', 'end', 'center']).optional();
const adjustMode = z.literal('shrink-to-fit').optional();
const scaling = z.boolean().optional();

const letters = {
  color,
  size: letterSize,
  weight: z.enum(['regular', 'bold']).optional(),
  style: z.enum(['normal', 'italic']).optional(),
  decoration: z.enum(['none', 'underline', 'line-through']).optional(),
};
const words = z.string().min(1, 'must be non-empty text');
const span = z.strictObject({ type: z.literal('span'), text: words, ...letters });

const text = z
  .strictObject({
    type: z.literal('text'),
    text: words.optional(),
    contents: z.array(span).optional(),
    ...placing,
    ...letters,
    flex: share,
    adjustMode,
    scaling,
    align,
    gravity,
    wrap: z.boolean().optional(),
    lineSpacing: measure.lineSpacing,
    maxLines: z.int().min(0, 'must be 0 or higher').optional(),
    action,
  })
  .refine((component) => component.text !== undefined || (component.contents?.length ?? 0) > 0, {
    path: ['text'],
    error: 'either text or contents must be specified',
  });

const button = z.strictObject({
  type: z.literal('button'),
  action: flexButtonAction,
  ...placing,
  flex: share,
  height: z.enum(['sm', 'md']).optional(),
  style: z.enum(['primary', 'secondary', 'link']).optional(),
  color,
  gravity,
  adjustMode,
  scaling,
});

/** A picture inside a box, or the hero of a bubble. */
export const flexImage = z.strictObject({
  type: z.literal('image'),
  url: mediaAddress,
  ...placing,
  flex: share,
  align,
  gravity,
  size: measure.pictureSize,
  aspectRatio: measure.aspectRatio,
  aspectMode: z.enum(['cover', 'fit']).optional(),
  backgroundColor: color,
  action,
  animated: z.boolean().optional(),
});

const icon = z.strictObject({
  type: z.literal('icon'),
  url: mediaAddress,
  ...placing,
  size: letterSize,
  scaling,
  aspectRatio: measure.aspectRatio,
});
const separator = z.strictObject({ type: z.literal('separator'), margin: space, color });
const filler = z.strictObject({ type: z.literal('filler'), flex: share });

const background = z.strictObject({
  type: z.literal('linearGradient'),
  angle: z
    .string()
    .refine(
      (angle) => /^\d+(\.\d+)?deg$/.test(angle) && Number.parseFloat(angle) < 360,
      'must be 0deg up to 360deg',
    ),
  startColor: color.unwrap(),
  endColor: color.unwrap(),
  centerColor: color,
  centerPosition: z
    .string()
    .refine((at) => /^\d+(\.\d+)?%$/.test(at) && Number.parseFloat(at) <= 100, 'must be 0% to 100%')
    .optional(),
});

const IN_BASELINE = ['icon', 'text', 'filler'];

/** A box and all that stands in it. Source: LINE, "Box"; an icon stands on a baseline only, and little else does. */
export const flexBox = z
  .strictObject({
    type: z.literal('box'),
    layout: z.enum(['horizontal', 'vertical', 'baseline']),
    contents: z.array(z.lazy((): z.ZodType<{ type: string }> => component)),
    ...placing,
    flex: share,
    spacing: space,
    backgroundColor: color,
    borderColor: color,
    borderWidth: measure.borderWidth,
    cornerRadius: measure.cornerRadius,
    width: measure.extent,
    maxWidth: measure.extent,
    height: measure.extent,
    maxHeight: measure.extent,
    paddingAll: measure.padding,
    paddingTop: measure.padding,
    paddingBottom: measure.padding,
    paddingStart: measure.padding,
    paddingEnd: measure.padding,
    action,
    justifyContent: z
      .enum(['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'])
      .optional(),
    alignItems: z.enum(['center', 'flex-start', 'flex-end']).optional(),
    background: background.optional(),
  })
  .superRefine(({ layout, contents }, context) => {
    for (const [index, { type }] of contents.entries()) {
      const fits = layout === 'baseline' ? IN_BASELINE.includes(type) : type !== 'icon';
      if (!fits) {
        const message = `${type} is not allowed in a ${layout} box`;
        context.addIssue({ code: 'custom', path: ['contents', index], message });
      }
    }
  });

const component = z.discriminatedUnion('type', [flexBox, button, flexImage, text, icon, separator, filler]);

/** A video, which may only be the hero of a bubble. */
export const flexVideo = z.strictObject({
  type: z.literal('video'),
  url: mediaAddress,
  previewUrl: mediaAddress,
  altContent: z.discriminatedUnion('type', [flexBox, flexImage]),
  aspectRatio: measure.aspectRatio,
  action: flexVideoAction.optional(),
});
