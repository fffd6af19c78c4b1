import type { Language } from '../conversation/bot-flow.ts';
import { CLASSES } from '../models/outbox-message.ts';
import type { QuotaLook } from '../quota/look-at-quota.ts';
import { total } from '../quota/sent.ts';
import type { CardItem } from './list-card.ts';
import { say as words } from './words.ts';
import { showNumber } from './show-number.ts';

/** The month's messages in words and numbers, for a card. */
export function quotaItems(look: QuotaLook, language: Language): CardItem[] {
  const word = (key: string, values = {}): string => words(language, 'quota', key, values);
  const number = (count: number): string => word('messages', { count: showNumber(count) });
  const { known, left, needed, sent, share, state } = look;
  const limit = known?.limit ?? null;
  const waits = CLASSES.map((kind) => [kind, look.waiting.get(kind)?.due ?? 0] as const);
  const failed = CLASSES.reduce((all, kind) => all + (look.waiting.get(kind)?.failed ?? 0), 0);
  return [
    {
      tone: state === 'enough' ? 'plain' : 'urgent',
      title: known ? word(`states.${state}`) : word('states.unknown'),
      form: 'numbers',
      facts: [
        [word('facts.limit'), limit === null ? word('no-limit') : number(limit)],
        [word('facts.used'), number(limit === null || left === null ? total(sent.paid) : limit - left)],
        [word('facts.needed'), number(needed)],
        [word('facts.free'), number(total(sent.free))],
        ...(share === null ? [] : [[word('facts.share'), `${Math.round(share * 100)}%`] as const]),
      ],
    },
    ...(waits.some(([, count]) => count > 0) || failed > 0
      ? [
          {
            title: word('waiting'),
            form: 'numbers' as const,
            facts: [
              ...waits
                .filter(([, count]) => count > 0)
                .map(([kind, count]) => [word(`classes.${kind}`), number(count)] as const),
              ...(failed > 0 ? [[word('facts.failed'), number(failed)] as const] : []),
            ],
          },
        ]
      : []),
  ];
}
