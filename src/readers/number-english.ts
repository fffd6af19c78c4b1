const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const UNITS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
]);
const WORD = `(?:${[...SMALL, ...TENS.slice(2)].join('|')}|hundred|thousand|million)`;
const RUN = new RegExp(
  `(?<![a-z\\d.,])(?:(?:\\d+(?:\\.\\d+)?|an?)\\s+(?=hundred|thousand|million))?\\b${WORD}(?:(?:-|\\s+(?:and\\s+)?)${WORD})*\\b`,
  'gu',
);
/** "A few hundred" is no amount; "one of them" and "no one" count nothing. */
const VAGUE_BEFORE = /\b(?:few|several|many|some|couple of|no)\s+$/u;

/** The lower-case text with English numbers as digits: "two thousand five hundred" is 2500, "3 hundred" 300. Others stay. */
export function withEnglishNumbers(said: string): string {
  return said.replace(RUN, (words, at: number) => {
    const vague =
      VAGUE_BEFORE.test(said.slice(0, at)) || /^one(?!\s+(?:hundred|thousand|million))/u.test(words);
    const value = vague ? null : valueOf(words);
    return value === null ? words : String(value);
  });
}

function valueOf(words: string): number | null {
  let total = 0;
  let group: number | null = null;
  let lastBig = Infinity;
  for (const word of words.split(/[\s-]+/u)) {
    const unit = UNITS.get(word);
    if (unit === 100) {
      if (group !== null && group >= 100) return null;
      group = (group ?? 1) * 100;
    } else if (unit !== undefined) {
      if (unit >= lastBig) return null;
      total += (group ?? 1) * unit;
      lastBig = unit;
      group = null;
    } else if (word !== 'and') {
      const next = small(word);
      // "Two three hundred" is a range or a slip: nobody's number.
      if (
        group !== null &&
        (group % 100 !== 0 || group === 0) &&
        !(group % 10 === 0 && group % 100 >= 20 && next < 10)
      )
        return null;
      group = (group ?? 0) + next;
    }
  }
  return total + (group ?? 0);
}

function small(word: string): number {
  if (/^an?$/u.test(word)) return 1;
  const ten = TENS.indexOf(word);
  if (ten > 1) return ten * 10;
  const one = SMALL.indexOf(word);
  return one >= 0 ? one : Number(word);
}
