import { z } from 'zod';

/** Where a form leads back to: a page of the dashboard, never another site. */
export const ownPath = z
  .string()
  .regex(/^\/dashboard(?:[/?#][!-[\]-~]*)?$/u)
  .refine((path) => !path.includes('//'));
