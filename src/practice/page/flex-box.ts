import type { messagingApi } from '@line/bot-sdk';
import type { Chat } from './actions.ts';
import { element } from './element.ts';
import { flexIcon, flexImage, flexVideo } from './flex-picture.ts';
import { place } from './flex-place.ts';
import { BORDERS, GAPS, toLength } from './flex-size.ts';
import { flexText } from './flex-text.ts';
import { makeTappable } from './tappable.ts';

/** A box of a card with everything in it. */
export function flexBox(box: messagingApi.FlexBox, chat: Chat): HTMLElement {
  const node = element('div', { class: `flex-box is-${box.layout}` });
  let isFirst = true;
  for (const part of box.contents) {
    const child = flexComponent(part, chat);
    place(child, part, box, isFirst);
    isFirst &&= 'position' in part && part.position === 'absolute';
    node.append(child);
  }
  arrange(node, box);
  paint(node, box);
  makeTappable(node, box.action, chat);
  return node;
}

/** Any component of a card. One that LINE has and this page has not becomes an empty place. */
export function flexComponent(part: messagingApi.FlexComponent, chat: Chat): HTMLElement {
  switch (part.type) {
    case 'box':
      return flexBox(part, chat);
    case 'button':
      return flexButton(part, chat);
    case 'text':
    case 'image': {
      const node = part.type === 'text' ? flexText(part) : flexImage(part);
      makeTappable(node, part.action, chat);
      return node;
    }
    case 'video':
      return flexVideo(part);
    case 'icon':
      return flexIcon(part);
    case 'separator': {
      const line = element('div', { class: 'flex-separator' });
      line.style.backgroundColor = part.color ?? '';
      return line;
    }
    default:
      return element('div');
  }
}

function flexButton(button: messagingApi.FlexButton, chat: Chat): HTMLElement {
  const style = button.style ?? 'link';
  const node = element(
    'button',
    { type: 'button', class: `flex-button is-${style} is-${button.height ?? 'md'}` },
    element('span', {}, button.action.label ?? ''),
  );
  if (style === 'link') node.style.color = button.color ?? '';
  else node.style.backgroundColor = button.color ?? '';
  makeTappable(node, button.action, chat);
  return node;
}

function arrange(node: HTMLElement, box: messagingApi.FlexBox): void {
  node.style.justifyContent = box.justifyContent ?? '';
  node.style.alignItems = box.alignItems ?? '';
  node.style.width = toLength(box.width, {}) ?? '';
  node.style.height = toLength(box.height, {}) ?? '';
  node.style.maxWidth = toLength(box.maxWidth, {}) ?? '';
  node.style.maxHeight = toLength(box.maxHeight, {}) ?? '';
  node.style.padding = toLength(box.paddingAll, GAPS) ?? '';
  const sides = {
    paddingTop: box.paddingTop,
    paddingBottom: box.paddingBottom,
    paddingInlineStart: box.paddingStart,
    paddingInlineEnd: box.paddingEnd,
  };
  for (const [side, value] of Object.entries(sides)) {
    const length = toLength(value, GAPS);
    if (length !== null) node.style[side as keyof typeof sides] = length;
  }
}

function paint(node: HTMLElement, box: messagingApi.FlexBox): void {
  node.style.backgroundColor = box.backgroundColor ?? '';
  const fill = box.background;
  if (fill?.type === 'linearGradient') {
    const middle = fill.centerColor ? `, ${fill.centerColor} ${fill.centerPosition ?? '50%'}` : '';
    node.style.backgroundImage = `linear-gradient(${fill.angle}, ${fill.startColor}${middle}, ${fill.endColor})`;
  }
  node.style.borderRadius = toLength(box.cornerRadius, GAPS) ?? '';
  const border = toLength(box.borderWidth, BORDERS);
  if (border !== null || box.borderColor !== undefined) {
    node.style.border = `${border ?? BORDERS.normal} solid ${box.borderColor ?? '#000000'}`;
  }
}
