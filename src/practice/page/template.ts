import type { messagingApi } from '@line/bot-sdk';
import type { Chat } from './actions.ts';
import { element } from './element.ts';
import { cardRow } from './flex-message.ts';
import { picture } from './picture.ts';
import { makeTappable } from './tappable.ts';

/** One card of a template message, whichever kind it comes from. */
interface Card {
  imageAddress?: string | undefined;
  isSquare: boolean;
  title?: string | undefined;
  text?: string | undefined;
  action?: messagingApi.Action | undefined;
  buttons: readonly messagingApi.Action[];
  /** The buttons stand side by side. */
  isPair?: boolean;
}

/** A template message: buttons, a question with two answers, or cards to be pushed sideways. */
export function templateMessage(
  { template, altText }: messagingApi.TemplateMessage,
  chat: Chat,
): HTMLElement {
  switch (template.type) {
    case 'buttons':
      return card(
        {
          imageAddress: template.thumbnailImageUrl,
          isSquare: template.imageAspectRatio === 'square',
          title: template.title,
          text: template.text,
          action: template.defaultAction,
          buttons: template.actions,
        },
        chat,
      );
    case 'confirm':
      return card({ isSquare: false, text: template.text, buttons: template.actions, isPair: true }, chat);
    case 'carousel': {
      const isSquare = template.imageAspectRatio === 'square';
      const cards = template.columns.map(({ thumbnailImageUrl, title, text, defaultAction, actions }) =>
        card(
          { imageAddress: thumbnailImageUrl, isSquare, title, text, action: defaultAction, buttons: actions },
          chat,
        ),
      );
      return cardRow(altText, cards);
    }
    case 'image_carousel': {
      const cards = template.columns.map(({ imageUrl, action }) =>
        card({ imageAddress: imageUrl, isSquare: true, text: action.label, action, buttons: [] }, chat),
      );
      return cardRow(altText, cards);
    }
  }
}

function card(
  { imageAddress, isSquare, title, text, action, buttons, isPair }: Card,
  chat: Chat,
): HTMLElement {
  const head = element('div', { class: 'template-head' });
  if (imageAddress !== undefined) {
    head.append(
      element('div', { class: `template-picture${isSquare ? ' is-square' : ''}` }, picture(imageAddress)),
    );
  }
  if (title !== undefined) head.append(element('p', { class: 'template-title' }, title));
  if (text !== undefined) head.append(element('p', { class: 'template-text' }, text));
  makeTappable(head, action, chat);
  const row = element('div', { class: isPair ? 'template-buttons is-pair' : 'template-buttons' });
  for (const one of buttons) {
    const button = element('button', { type: 'button', class: 'template-button' }, one.label ?? '');
    makeTappable(button, one, chat);
    row.append(button);
  }
  return element('div', { class: 'template-card' }, head, row);
}
