import { mondayOf } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { Answer, Answers } from '../conversation/flow.ts';
import { dimensionName } from '../dimensions.ts';
import { say as words, sentence } from '../messages/words.ts';
import { aidMenu, dimensions } from '../province/current.ts';
import type { TableCell, TableColumn } from '../tables/table-to-write.ts';
import { cellsUnder, columnsOf } from './columns-of.ts';

const FLOW = 'weekly-report';
const ANSWERS = ['met', 'why-not-met', 'met-on', 'urgent', '~activities'] as const;
const AFTER = ['~worse', '#baht', 'obstacle', 'aid', '~plan', '#photos'] as const;

/** The columns of what a report answers: one for each dimension there is now among them. */
export function answerColumns(language: Language): TableColumn[] {
  return [
    ...columnsOf(ANSWERS, language),
    ...dimensions().map((dimension) => ({ head: dimension[language] })),
    ...columnsOf(AFTER, language),
  ];
}

/** What options, weeks and kinds of reports are called. */
export interface Labels {
  language: Language;
  /** `''` for what was not chosen. */
  option(question: string, answer: Answer | undefined): string;
  monday(week: string): string;
  sentAs(kind: string): string;
}

/** Looked up once each, however many rows there are: looking them up would take most of the time. */
export function labelsIn(language: Language): Labels {
  const labelOf = once((key) => {
    const [question, answer] = key.split(' ');
    return (
      sentence(language, FLOW, `${question}.options.${answer}`) ??
      aidMenu().find(({ id }) => id === answer)?.[language] ??
      answer!
    );
  });
  return {
    language,
    option: (question, answer) => (typeof answer === 'string' ? labelOf(`${question} ${answer}`) : ''),
    monday: once((week) => mondayOf(week).toString()),
    sentAs: once((kind) => words(language, 'exports', `sent-as.${kind}`)),
  };
}

/** A label for each key, looked up when it is wanted first. */
function once(find: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const label = known.get(key) ?? find(key);
    known.set(key, label);
    return label;
  };
}

/** The cells of the answers, under `answerColumns`. */
export function answerCells(answers: Answers, photos: number, { option, language }: Labels): TableCell[] {
  const { activities, baht } = answers;
  const answered = {
    met: option('met', answers['met']),
    'why-not-met': option('whyNotMet', answers['whyNotMet']),
    'met-on': text(answers['metOn']),
    urgent: option('urgent', answers['urgent']),
    activities: Array.isArray(activities)
      ? (activities as readonly string[]).map((one) => option('activities', one)).join(', ')
      : '',
  };
  const after = {
    worse: Object.entries(answers)
      .flatMap(([key, answer]) =>
        key.startsWith('worse:') && typeof answer === 'string'
          ? [`${dimensionName(key.slice('worse:'.length), language)}: ${answer}`]
          : [],
      )
      .join('; '),
    baht: baht === 'none' ? 0 : typeof baht === 'number' ? baht : '',
    obstacle: option('obstacle', answers['obstacle']),
    aid: option('aid', answers['aid']),
    plan: answers['plan'] === 'unknown' ? '' : text(answers['plan']),
    photos,
  };
  return [
    ...cellsUnder(ANSWERS, answered),
    ...dimensions().map(({ id }) => option('dimension', answers[`dimension:${id}`])),
    ...cellsUnder(AFTER, after),
  ];
}

function text(answer: Answer | undefined): string {
  return typeof answer === 'string' ? answer : '';
}
