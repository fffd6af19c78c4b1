import type { z } from 'zod';
import type { Language } from '../conversation/bot-flow.ts';
import { say as words, type Values } from '../messages/words.ts';

/** What is wrong with a list, and where: a key under `problems` of the wording `lists`. */
export interface ListProblem {
  /** The item by its place, then the field; for a list of one, the field. */
  path: readonly PropertyKey[];
  key: string;
  values: Values;
}

/** In words: what is wrong and what to do. */
export function problemInWords({ key, values }: ListProblem, language: Language): string {
  return words(language, 'lists', `problems.${key}`, values);
}

/** What a schema (province/lists.ts) says is wrong. */
export function listProblem(issue: z.core.$ZodIssue): ListProblem {
  const { path } = issue;
  const [key, values] = keyOf(issue);
  return { path, key, values };
}

function keyOf(issue: z.core.$ZodIssue): [key: string, values: Values] {
  switch (issue.code) {
    case 'custom': {
      const { problem, values } = issue.params as { problem: string; values?: Values };
      return [problem, values ?? {}];
    }
    case 'too_small':
      return issue.origin === 'string'
        ? ['empty', {}]
        : [`too-few.${kindOf(issue.origin)}`, { least: issue.minimum }];
    case 'too_big':
      return [`too-many.${kindOf(issue.origin)}`, { most: issue.maximum }];
    case 'invalid_format':
      return [`format.${fieldOf(issue.path)}`, {}];
    case 'invalid_value':
      return ['choose', {}];
    default:
      return issue.code === 'invalid_type' && /^(?:int|number)$/u.test(issue.expected)
        ? ['number', {}]
        : ['missing', {}];
  }
}

function kindOf(origin: string): 'letters' | 'items' | 'number' {
  return origin === 'string' ? 'letters' : origin === 'array' ? 'items' : 'number';
}

/** The formats there are: of an id, of a day, and of the name of a site. */
function fieldOf(path: readonly PropertyKey[]): 'id' | 'date' | 'hosts' {
  return path.includes('date') ? 'date' : path.includes('hosts') ? 'hosts' : 'id';
}
