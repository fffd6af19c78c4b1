import type { messagingApi } from '@line/bot-sdk';
import { commandButton } from '../conversation/bot-command.ts';
import { CARD_COLOURS, paintCard } from './card-colours.ts';
import { factRow, type Fact, type FactForm } from './fact-row.ts';
import { cut } from './label.ts';
import { writeTap } from './tap.ts';

/** LINE's limits: the text shown where a card cannot be, and the label of a button on a card. */
const ALT_TEXT = 1_500;
const CARD_LABEL = 40;
/** Things on one page of a list: with three lines and three buttons each they stay well under LINE's 30 KB a bubble. */
export const PAGE = 6;

const TONES = { plain: CARD_COLOURS.green, urgent: CARD_COLOURS.red, quiet: CARD_COLOURS.quiet } as const;
export type Tone = keyof typeof TONES;

/**
 * A button on a card, which gives a command wherever the card may stand by now, or opens a page. `value`: as
 * `commandButton` makes it, or one that works anywhere (`menu`); `uri`: an https address, or a number to call (`tel:`).
 * `primary`: what most will want, inside an item; at the foot of a card it is the first.
 */
export type CardButton = { label: string; primary?: true } & ({ value: string } | { uri: string });

/** One thing on a card: a household, a mentor, a case. All words are in the person's language. */
export interface CardItem {
  title?: string;
  tone?: Tone;
  /** In the size of a message, for what is read and not looked up. */
  text?: string;
  /** Small and grey. */
  lines?: readonly string[];
  facts?: readonly Fact[];
  /** How its facts stand; as `words` unless it says so. */
  form?: FactForm;
  buttons?: readonly CardButton[];
}

export interface ListCard {
  title: string;
  tone?: Tone;
  /** Small, below the title. */
  note?: string;
  items: readonly CardItem[];
  /** At the foot. */
  buttons?: readonly CardButton[];
}

/** A card with a title and things below one another: the form of everything that is looked at and not answered. */
export function listCard({
  title,
  tone = 'plain',
  note,
  items,
  buttons = [],
}: ListCard): messagingApi.FlexMessage {
  const altText = [title, ...(note === undefined ? [] : [note]), ...items.flatMap(inWords)].join('\n');
  return {
    type: 'flex',
    altText: altText.length <= ALT_TEXT ? altText : `${altText.slice(0, ALT_TEXT - 1)}…`,
    contents: paintCard({
      type: 'bubble',
      size: 'mega',
      header: {
        type: 'box',
        layout: 'vertical',
        paddingBottom: 'md',
        contents: [
          { type: 'text', text: title, weight: 'bold', size: 'lg', color: TONES[tone], wrap: true },
          ...(note === undefined ? [] : [small(note)]),
        ],
      },
      ...(items.length > 0 && {
        body: {
          type: 'box',
          layout: 'vertical',
          paddingTop: 'sm',
          ...(buttons.length > 0 && { paddingBottom: 'md' }),
          spacing: 'md',
          contents: items.flatMap((item, index): messagingApi.FlexComponent[] => [
            ...(index === 0 ? [] : [{ type: 'separator' } as const]),
            itemBox(item),
          ]),
        },
      }),
      ...(buttons.length > 0 && {
        footer: {
          type: 'box',
          layout: 'vertical',
          spacing: 'sm',
          contents: buttons.map((button, index) => flexButton(button, index === 0)),
        },
      }),
    }),
  };
}

/** The part of a list that stands on page `page` (from 0), and the button that leads to the rest. */
export function pageOf<T>(
  all: readonly T[],
  page: number,
  size = PAGE,
): { items: readonly T[]; left: number; next: number } {
  const from = Math.max(0, page) * size;
  const items = all.slice(from, from + size);
  return { items, left: Math.max(0, all.length - from - items.length), next: page + 1 };
}

/** The page number in a command's argument (`… p2`), and the argument without it. */
export function readPage(argument: string): { rest: string; page: number } {
  const found = /(?:^| )p(\d{1,4})$/u.exec(argument);
  return found
    ? { rest: argument.slice(0, found.index).trim(), page: Number(found[1]) }
    : { rest: argument, page: 0 };
}

/** The button to page `page` of a list that the command `name` shows. */
export function pageButton(label: string, name: string, rest: string, page: number): CardButton {
  return { label, value: commandButton(name, `${rest} p${page}`.trim()) };
}

function itemBox({
  title,
  tone,
  text,
  lines = [],
  facts = [],
  form = 'words',
  buttons = [],
}: CardItem): messagingApi.FlexBox {
  return {
    type: 'box',
    layout: 'vertical',
    spacing: 'sm',
    contents: [
      ...(title === undefined
        ? []
        : [
            {
              type: 'text' as const,
              text: title,
              weight: 'bold' as const,
              size: 'md',
              wrap: true,
              ...(tone && { color: TONES[tone] }),
            },
          ]),
      ...(text === undefined ? [] : [{ type: 'text' as const, text, size: 'md', wrap: true }]),
      ...lines.filter((line) => line !== '').map(small),
      ...facts.map((fact) => factRow(fact, form)),
      ...buttons.map((button) => flexButton(button, button.primary === true)),
    ],
  };
}

function small(text: string): messagingApi.FlexText {
  return { type: 'text', text, size: 'sm', color: CARD_COLOURS.quiet, wrap: true };
}

function flexButton(button: CardButton, primary: boolean): messagingApi.FlexButton {
  const { label } = button;
  return {
    type: 'button',
    height: 'sm',
    style: primary ? 'primary' : 'secondary',
    ...(primary && { color: CARD_COLOURS.green }),
    action:
      'uri' in button
        ? { type: 'uri', label: cut(label, CARD_LABEL), uri: button.uri }
        : {
            type: 'postback',
            label: cut(label, CARD_LABEL),
            data: writeTap({ conversation: '', step: '', value: button.value }),
            displayText: label.slice(0, 300),
          },
  };
}

function inWords({ title, text, lines = [], facts = [] }: CardItem): string[] {
  const named = facts.map(([name, what]) => `${name}: ${what}`);
  return [title ?? '', text ?? '', ...lines, ...named].filter((line) => line !== '');
}
