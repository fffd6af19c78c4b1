/** A piece of a text beside an earlier one: it stands in both, only in the earlier, or only in the new one. */
export interface DiffPart {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

/** Texts that have less than this in common are easier to read one after the other. */
const LEAST_IN_COMMON = 1 / 3;

/**
 * What was taken out of `before` and put into `after`, word by word (Thai has no spaces between them), in reading order; the
 * whole of both where it was written anew.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [old, fresh] = [before, after].map((text) =>
    [...segmenter.segment(text)].map(({ segment }) => segment),
  ) as [string[], string[]];
  const common = commonLengths(old, fresh);
  const parts: DiffPart[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < fresh.length) {
    if (at < old.length && to < fresh.length && old[at] === fresh[to]) {
      add(parts, 'same', old[at]!);
      at += 1;
      to += 1;
    } else if (to >= fresh.length || (at < old.length && common[at + 1]![to]! >= common[at]![to + 1]!)) {
      add(parts, 'gone', old[at]!);
      at += 1;
    } else {
      add(parts, 'new', fresh[to]!);
      to += 1;
    }
  }
  const kept = parts.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0);
  if (kept >= LEAST_IN_COMMON * Math.min(before.length, after.length)) return parts;
  return [
    { kind: 'gone', text: before },
    { kind: 'same', text: '\n' },
    { kind: 'new', text: after },
  ];
}

/** How many words what follows `old[at]` and `fresh[to]` has in common, in order. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: fresh.length + 1 }, () => 0),
  );
  for (let at = old.length - 1; at >= 0; at -= 1)
    for (let to = fresh.length - 1; to >= 0; to -= 1)
      table[at]![to] =
        old[at] === fresh[to]
          ? table[at + 1]![to + 1]! + 1
          : Math.max(table[at + 1]![to]!, table[at]![to + 1]!);
  return table;
}

function add(parts: DiffPart[], kind: DiffPart['kind'], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else parts.push({ kind, text });
}
