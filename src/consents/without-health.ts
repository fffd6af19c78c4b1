import type { Told } from '../conversation/without-message.ts';

/** The answer in which a mentor tells in words how somebody's health got worse (flows/weekly-report/questions.ts). */
export const HEALTH_TEXT = 'worse:health';

/** What was told, with its words about health blanked and nothing left that says where they came from. */
export function withoutHealth<T extends Told>(told: T): T {
  const { answers, shelf, sources, changing } = told;
  const blank = <A extends Told['answers']>(all: A): A =>
    typeof all[HEALTH_TEXT] === 'string' ? { ...all, [HEALTH_TEXT]: null } : all;
  const { [HEALTH_TEXT]: _, ...others } = sources ?? {};
  return {
    ...told,
    answers: blank(answers),
    ...(shelf && { shelf: blank(shelf) }),
    ...(sources && { sources: others }),
    ...(changing?.key === HEALTH_TEXT && { changing: { ...changing, was: null } }),
  };
}

/** The words about health in it, and the LINE message they came in. */
export function healthIn({ answers, shelf, sources, changing }: Told): { words: string[]; source?: string } {
  const was = changing?.key === HEALTH_TEXT ? changing.was : undefined;
  const words = [answers[HEALTH_TEXT], shelf?.[HEALTH_TEXT], was].filter((one) => typeof one === 'string');
  const source = sources?.[HEALTH_TEXT];
  return { words, ...(source !== undefined && { source }) };
}
