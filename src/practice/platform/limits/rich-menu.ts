import { z } from 'zod';
import { richMenuAction } from './action.ts';
import { graphemeText, list } from './text.ts';

const side = z.int().min(0, 'must be 0 or higher');

/** A rich menu without its picture. Source: LINE, "Rich menu object". */
export const richMenu = z
  .strictObject({
    size: z.strictObject({
      width: z.int().min(800, 'Must be between 800 and 2500').max(2500, 'Must be between 800 and 2500'),
      height: z.int().min(250, 'must be 250 or higher'),
    }),
    selected: z.boolean(),
    name: graphemeText(300),
    chatBarText: graphemeText(14),
    areas: list(
      z.strictObject({
        bounds: z.strictObject({ x: side, y: side, width: side, height: side }),
        action: richMenuAction,
      }),
      0,
      20,
    ),
  })
  .refine(({ size }) => size.width / size.height >= 1.45, {
    path: ['size'],
    error: 'width / height must be at least 1.45',
  });
