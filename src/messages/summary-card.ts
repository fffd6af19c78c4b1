import type { messagingApi } from '@line/bot-sdk';
import type { Language } from '../conversation/bot-flow.ts';
import { questionsOf } from '../conversation/flow.ts';
import type { Say } from '../conversation/state.ts';
import { CARD_COLOURS, paintCard } from './card-colours.ts';
import { cut } from './label.ts';
import { buttonLabel, lineLabel, tapData } from './quick-replies.ts';
import { showAnswer, type Scene } from './scene.ts';
import { say as words } from './words.ts';

/** LINE's limit for the text shown where a card cannot be (LINE, "Flex message"). */
const ALT_TEXT = 1500;

/** What she answered, line by line; a tap on a line changes just that one. The last message before it is sent. */
export function summaryCard(say: Say, scene: Scene, language: Language): messagingApi.FlexMessage {
  const { bot, state, context } = scene;
  const values = bot.words(context, language, undefined, state.answers);
  const lines = questionsOf(bot.flow, state.answers, context)
    .filter(({ key }) => key in state.answers)
    .map((question) => ({
      key: question.key,
      label: lineLabel(scene, question.key, language),
      answer: showAnswer(scene, question, state.answers[question.key] ?? null, language),
    }));
  const title = words(language, bot.flow.name, `${say.question?.name ?? 'summary'}.title`, values);
  const hint = words(language, bot.flow.name, say.key, values);
  const altText = [title, ...lines.map(({ label, answer }) => `${label}: ${answer}`), hint].join('\n');
  return {
    type: 'flex',
    altText: altText.length <= ALT_TEXT ? altText : `${altText.slice(0, ALT_TEXT - 1)}…`,
    contents: paintCard({
      type: 'bubble',
      header: {
        type: 'box',
        layout: 'vertical',
        paddingBottom: 'md',
        contents: [
          { type: 'text', text: title, weight: 'bold', size: 'lg', color: CARD_COLOURS.green, wrap: true },
        ],
      },
      body: {
        type: 'box',
        layout: 'vertical',
        paddingTop: 'none',
        spacing: 'sm',
        contents: [
          ...lines.flatMap(({ key, label, answer }, index): messagingApi.FlexComponent[] => [
            ...(index === 0 ? [] : [{ type: 'separator' } as const]),
            {
              type: 'box',
              layout: 'horizontal',
              spacing: 'md',
              paddingTop: 'sm',
              paddingBottom: 'sm',
              action: {
                type: 'postback',
                label: cut(label),
                data: tapData(say, scene, key),
                displayText: label,
              },
              contents: [
                { type: 'text', text: label, size: 'sm', color: CARD_COLOURS.quiet, flex: 4, wrap: true },
                { type: 'text', text: answer, size: 'sm', flex: 6, wrap: true },
                { type: 'text', text: '✎', size: 'sm', color: CARD_COLOURS.green, flex: 0 },
              ],
            },
          ]),
          { type: 'text', text: hint, size: 'xs', color: CARD_COLOURS.quiet, wrap: true, margin: 'lg' },
        ],
      },
      footer: {
        type: 'box',
        layout: 'vertical',
        spacing: 'sm',
        contents: (say.buttons ?? []).map((value, index) => {
          const label = buttonLabel(say, scene, language, value);
          return {
            type: 'button',
            height: 'sm',
            style: index === 0 ? 'primary' : 'secondary',
            ...(index === 0 && { color: CARD_COLOURS.green }),
            action: {
              type: 'postback',
              label: cut(label),
              data: tapData(say, scene, value),
              displayText: label,
            },
          };
        }),
      },
    }),
  };
}
