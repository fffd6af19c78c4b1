import { monthsLine, stagesLine } from '../../../advice/show-advice.ts';
import { bangkokDate } from '../../../clock.ts';
import { dimensionName } from '../../../dimensions.ts';
import { aboutLine } from '../../../messages/advice-card.ts';
import { say as words } from '../../../messages/words.ts';
import type { AdviceContent } from '../../../models/advice-text.ts';
import type { Visit } from '../visit.ts';
import { diffWords, type DiffPart } from './diff-words.ts';

/** A piece of advice as a household reads it, beside what it read until now where there is something. */
export interface AdviceRead {
  title: string;
  body: string;
  about: string;
  facts: readonly (readonly [name: string, what: string])[];
  /** What the new text changes; absent where it changes none. */
  changes?: { title: readonly DiffPart[]; body: readonly DiffPart[] };
}

/** `content` as a household reads it; `before`: the text that is live until now. */
export function adviceRead(
  content: AdviceContent,
  before: AdviceContent | undefined,
  visit: Visit,
): AdviceRead {
  const { language, at } = visit;
  const { title, body } = content;
  const facts = factsOf(content, visit);
  const old = before && new Map(factsOf(before, visit));
  return {
    title,
    body,
    about: aboutLine(content, bangkokDate(at), language),
    facts: facts.map(([name, what]) => {
      const was = old?.get(name);
      return [name, was === undefined || was === what ? what : `${was} → ${what}`] as const;
    }),
    ...(before && {
      changes: { title: diffWords(before.title, title), body: diffWords(before.body, body) },
    }),
  };
}

function factsOf(content: AdviceContent, { language }: Visit): [name: string, what: string][] {
  const word = (key: string): string => words(language, 'advice-approvals', `facts.${key}`);
  const helps = (content.obstacles ?? []).map((one) =>
    words(language, 'weekly-report', `obstacle.options.${one}`),
  );
  return [
    [word('dimension'), dimensionName(content.dimension, language)],
    [word('stages'), stagesLine(content, language)],
    [word('months'), monthsLine(content, language)],
    [word('obstacles'), helps.join(', ') || words(language, 'edit-advice', 'obstacles.options.none')],
  ];
}
