import type { messagingApi } from '@line/bot-sdk';
import { expect, it } from 'vitest';
import { contrast } from '../support/contrast.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
/** WCAG 2.2, 1.4.3, level AA. */
const ENOUGH = 4.5;

/** What letters there are on the last card that was sent, each with its colour and its ground. */
function lettersOnCard(): { words: string; colour: string; ground: string }[] {
  const cards = on.bot.line.sent.flatMap(({ messages }) => messages).filter(({ type }) => type === 'flex');
  const { contents } = cards.at(-1) as unknown as messagingApi.FlexMessage;
  const bubble = contents as messagingApi.FlexBubble;
  const ground = (block: 'header' | 'body' | 'footer'): string =>
    bubble.styles?.[block]?.backgroundColor ?? 'none';
  return (['header', 'body', 'footer'] as const).flatMap((block) => lettersIn(bubble[block], ground(block)));
}

function lettersIn(
  part: messagingApi.FlexComponent | undefined,
  ground: string,
): ReturnType<typeof lettersOnCard> {
  if (part?.type === 'box') return part.contents.flatMap((one) => lettersIn(one, ground));
  if (part?.type === 'text') return [{ words: part.text ?? '', colour: part.color ?? 'none', ground }];
  // LINE writes in white on a button that has a colour, in its own dark on one that has none.
  if (part?.type === 'button' && part.color !== undefined)
    return [{ words: part.action.label ?? '', colour: '#FFFFFF', ground: part.color }];
  return [];
}

const upTo = (question: string) => () => reportUpTo(on.somsri, question);
it.each([
  ['a list', () => on.somsri.types('ข้อมูลของฉัน'), 'ข้อมูลของฉัน'],
  ['a summary', upTo('summary'), 'ปลูกผักบุ้งอีกแปลง'],
  ['numbers to call', () => upTo('urgent')().then(() => on.somsri.taps('เจ็บป่วย')), '1669'],
])('names a ground and a colour for all letters of %s, well to be read', async (_, ask, words) => {
  await ask();
  const letters = lettersOnCard();
  expect(letters.map((one) => one.words).join('\n')).toContain(words);
  for (const { colour, ground } of letters) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(ENOUGH);
});
