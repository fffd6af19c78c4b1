import type { messagingApi } from '@line/bot-sdk';
import { GAPS, toLength } from './flex-size.ts';

/** What every component says about its place; each kind has only some of it. */
export interface Placed {
  flex?: number | undefined;
  margin?: string | undefined;
  position?: string | undefined;
  offsetTop?: string | undefined;
  offsetBottom?: string | undefined;
  offsetStart?: string | undefined;
  offsetEnd?: string | undefined;
  gravity?: string | undefined;
  width?: string | undefined;
}

const GRAVITY: Readonly<Record<string, string>> = { top: 'flex-start', center: 'center', bottom: 'flex-end' };
/** Kinds that keep their own width in a row, whatever the row has to give. */
const STIFF = new Set(['icon', 'separator']);

/**
 * Gives `node` its place in a box: its share of the room, its gap to the one before and its shift.
 * Source: LINE, "Flex Message layout": in a row everything shares the room, in a column nothing does.
 */
export function place(
  node: HTMLElement,
  part: messagingApi.FlexComponent,
  box: Pick<messagingApi.FlexBox, 'layout' | 'spacing'>,
  isFirst: boolean,
): void {
  const wanted = part as Placed;
  const isColumn = box.layout === 'vertical';
  const ownWidth = STIFF.has(part.type) || wanted.width !== undefined;
  const share = part.type === 'filler' ? (wanted.flex ?? 1) : (wanted.flex ?? (isColumn || ownWidth ? 0 : 1));
  node.style.flex = share === 0 ? '0 0 auto' : isColumn ? `${share} 1 auto` : `${share} 1 0`;

  const gap = toLength(wanted.margin, GAPS) ?? toLength(box.spacing, GAPS);
  if (gap !== null && !isFirst && wanted.position !== 'absolute') {
    if (isColumn) node.style.marginTop = gap;
    else node.style.marginInlineStart = gap;
  }
  const gravity = GRAVITY[wanted.gravity ?? ''];
  if (gravity !== undefined && part.type !== 'text' && box.layout === 'horizontal') {
    node.style.alignSelf = gravity;
  }
  if (wanted.position === 'absolute') node.style.position = 'absolute';
  node.style.top = toLength(wanted.offsetTop, GAPS) ?? '';
  node.style.bottom = toLength(wanted.offsetBottom, GAPS) ?? '';
  node.style.insetInlineStart = toLength(wanted.offsetStart, GAPS) ?? '';
  node.style.insetInlineEnd = toLength(wanted.offsetEnd, GAPS) ?? '';
}
