import { z } from 'zod';
import { imageCarouselAction, templateAction } from './action.ts';
import { mediaAddress } from './address.ts';
import { commonFields } from './common-fields.ts';
import { graphemeText, hasAtMostGraphemes, list, text } from './text.ts';

const picture = {
  imageAspectRatio: z.enum(['rectangle', 'square']).optional(),
  imageSize: z.enum(['cover', 'contain']).optional(),
};

const card = {
  thumbnailImageUrl: mediaAddress.optional(),
  imageBackgroundColor: z
    .string()
    .regex(/^#[0-9A-Fa-f]{6}$/, 'must be #RRGGBB')
    .optional(),
  title: graphemeText(40).optional(),
  defaultAction: templateAction.optional(),
};

/** With a picture or a title above it, a text has room for 60 characters only. */
function checkRoom(
  { text, title, thumbnailImageUrl }: { text: string; title?: unknown; thumbnailImageUrl?: unknown },
  context: z.core.$RefinementCtx,
): void {
  if (title === undefined && thumbnailImageUrl === undefined) return;
  if (!hasAtMostGraphemes(text, 60)) {
    context.addIssue({ code: 'custom', path: ['text'], message: 'Length must be between 0 and 60' });
  }
}

const buttons = z
  .strictObject({
    type: z.literal('buttons'),
    ...picture,
    ...card,
    text: graphemeText(160),
    actions: list(templateAction, 1, 4),
  })
  .superRefine(checkRoom);

const confirm = z.strictObject({
  type: z.literal('confirm'),
  text: graphemeText(240),
  actions: list(templateAction, 2, 2),
});

const column = z
  .strictObject({ ...card, text: graphemeText(120), actions: list(templateAction, 1, 3) })
  .superRefine(checkRoom);

const carousel = z
  .strictObject({ type: z.literal('carousel'), columns: list(column, 1, 10), ...picture })
  .superRefine(({ columns }, context) => {
    for (const [index, { actions, title, thumbnailImageUrl }] of columns.entries()) {
      const first = columns[0]!;
      const complain = (field: string, message: string) => {
        context.addIssue({ code: 'custom', path: ['columns', index, field], message });
      };
      if (actions.length !== first.actions.length) complain('actions', 'must be as many in every column');
      if ((title === undefined) !== (first.title === undefined)) {
        complain('title', 'must be in all columns or in none');
      }
      if ((thumbnailImageUrl === undefined) !== (first.thumbnailImageUrl === undefined)) {
        complain('thumbnailImageUrl', 'must be in all columns or in none');
      }
    }
  });

const imageCarousel = z.strictObject({
  type: z.literal('image_carousel'),
  columns: list(z.strictObject({ imageUrl: mediaAddress, action: imageCarouselAction }), 1, 10),
});

/** A template: buttons, confirm, carousel or image carousel. Source: LINE, "Template messages". */
export const templateMessage = z.strictObject({
  type: z.literal('template'),
  altText: text(1500),
  template: z.discriminatedUnion('type', [buttons, confirm, carousel, imageCarousel]),
  ...commonFields,
});
