import type { z } from 'zod';

/** One thing LINE would not accept: where it stands (`messages[0].text`) and what is wrong with it. */
export interface Complaint {
  property: string;
  message: string;
}

/**
 * What `schema` has against `value`, in LINE's words and with LINE's way of naming a place. Empty when nothing.
 * LINE names places inside a Flex message by another notation, from the container on; here all places are named alike
 * and from the root, so that the message and the component can be found.
 */
export function complaints(schema: z.ZodType, value: unknown, root = ''): Complaint[] {
  const parsed = schema.safeParse(value, { error: lineSentence });
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ property: place(root, issue.path), message: issue.message }];
    }
    return issue.keys.map((key) => ({
      property: place(root, [...issue.path, key]),
      message: 'unknown field',
    }));
  });
}

function lineSentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    return issue.input === undefined ? 'must be specified' : `must be ${article(issue.expected)}`;
  }
  if (issue.code === 'invalid_value') return oneOf(issue.values, issue.input);
  if (issue.code === 'invalid_union') {
    const options = (issue as { options?: unknown[] }).options ?? [];
    const type = (issue.input as { type?: unknown } | undefined)?.type;
    return oneOf(options, type);
  }
  return undefined;
}

function oneOf(values: readonly unknown[], given: unknown): string {
  return given === undefined
    ? 'must be specified'
    : `Must be one of the following values: [${values.map(String).join(', ')}]`;
}

function article(kind: string): string {
  return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function place(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((so, step) => {
    if (typeof step === 'number') return `${so}[${step}]`;
    return so === '' ? String(step) : `${so}.${String(step)}`;
  }, root);
}
