import { LEAD, ON_LEAD, SOFT_ON_LEAD } from './colours.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';

/** The programme's fixed closing words (domain.md R18, R27). */
export function drawFooter(pen: Pen, { motto, province, signature }: PictureContent, box: Box): void {
  pen.paint(box, LEAD);
  const room = { x: box.x + 44, width: box.width - 88, align: 'center', least: 0.6 } as const;
  const at = (part: number): number => box.y + box.height * part;
  pen.write({ text: `“${motto}”`, size: 33, weight: 700, colour: ON_LEAD }, { ...room, y: at(0.32) });
  pen.write({ text: province, size: 25, weight: 600, colour: SOFT_ON_LEAD }, { ...room, y: at(0.59) });
  pen.write({ text: signature, size: 22, colour: SOFT_ON_LEAD }, { ...room, y: at(0.85) });
}
