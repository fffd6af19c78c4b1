import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import aidMenu from '../../content/aid-menu.json' with { type: 'json' };
import dimensions from '../../content/dimensions.json' with { type: 'json' };
import plans from '../../content/plans.json' with { type: 'json' };
import type { Language } from '../../src/conversation/bot-flow.ts';
import { PICK } from '../../src/conversation/ask.ts';
import type { Step } from '../../src/conversation/flow.ts';
import { flows } from '../../src/flows/index.ts';
import { sentence } from '../../src/messages/words.ts';

const LANGUAGES: readonly Language[] = ['th', 'en'];

/** Every context any flow asks about, so that each step can list its options. */
const context = {
  today: '2026-11-23',
  openDimensions: ['health'],
  sharesPlot: true,
  aidMenu: [],
  planSuggestions: [],
  mayPublish: true,
  mayNoteHealth: true,
  lastWeek: {},
  mentored: [],
  left: 1,
  choosing: false,
  isMentor: true,
  hasHousehold: true,
  refers: true,
  household: { stage: 'survive' },
  doubts: ['urgent'],
  near: [],
  centres: [],
  roles: ['mentor', 'household', 'officer'],
  levels: ['subdistrict', 'district', 'province'],
  tambons: [],
  officer: { level: 'province' },
  instead: { name: 'สมศรี' },
  free: ['photo1'],
  waiting: [],
};
const all = flows.flatMap((bot) =>
  Object.entries(bot.flow.steps)
    .flatMap(([name, step]) =>
      step.kind === 'each' ? Object.entries(step.steps) : [[name, step] as [string, Step<unknown>]],
    )
    .map(([name, step]) => ({ bot, flow: bot.flow.name, name, step })),
);
/** LINE counts button labels in grapheme clusters (LINE, "Character counting in a text"). */
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
const length = (label: string): number => [...graphemes.segment(label)].length;
const tooLong = (labels: readonly string[]): string[] => labels.filter((label) => length(label) > 20);

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, path ? `${path}.${key}` : key));
}
function files(language: Language): Record<string, unknown> {
  const folder = new URL(`../../locales/${language}/`, import.meta.url);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8'))]),
  );
}

describe('the wording', () => {
  it('says the same things in every language', () => {
    const [thai, english] = LANGUAGES.map((language) =>
      Object.entries(files(language)).flatMap(([file, words]) =>
        keysOf(words).map((key) => `${file} ${key}`),
      ),
    );
    expect(english?.toSorted()).toEqual(thai?.toSorted());
  });

  it('has no empty sentence, and fits into one message', () => {
    const texts = LANGUAGES.flatMap(
      (language) => JSON.stringify(files(language)).match(/"(?:[^"\\]|\\.)*"/gu) ?? [],
    );
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.filter((text) => text === '""' || text.length > 1000)).toEqual([]);
  });
});

/** All sentences of a language, with the key under which each stands. */
function sentences(language: Language): [key: string, text: string][] {
  const within = (value: unknown, path: string): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, inner]) => within(inner, `${path}.${key}`));
  return Object.entries(files(language)).flatMap(([file, words]) => within(words, file));
}

describe('the tone', () => {
  it('is polite without a gender: no ครับ, no ค่ะ', () => {
    const gendered = sentences('th').filter(([, text]) => /ครับ|ค่ะ|คะ(?![ก-๙])|ผม|ดิฉัน/u.test(text));
    expect(gendered).toEqual([]);
  });

  it('never speaks of the poor or of failing (domain.md R18)', () => {
    expect(sentences('th').filter(([, text]) => /ยากจน|ตกเกณฑ์|ล้มเหลว|คนจน/u.test(text))).toEqual([]);
  });

  it('is short: two lines a bubble, but for what the law wants said', () => {
    const long = sentences('th').filter(
      ([key, text]) => !key.endsWith('.notice') && (text.split('\n').length > 2 || text.length > 110),
    );
    expect(long).toEqual([]);
  });
});

/** What stands on buttons. */
const labels = (language: Language): string[] => [
  ...sentences(language).flatMap(([key, text]) => (/\.(?:buttons|options)\./u.test(key) ? [text] : [])),
  ...aidMenu.map((item) => item[language]),
  ...dimensions.map((dimension) => dimension[language]),
];

describe('a sentence that says what to tap', () => {
  // "แตะปุ่ม" and "แตะเลือก" name no button; "แตะ รายงาน" does.
  it.each([
    ['th', /แตะ (?!\+)(\S+)/gu],
    ['en', /\b[Tt]ap:? "?([A-Z]\w+)/gu],
  ] as const)('names a button there is, in %s', (language, pattern) => {
    const named = sentences(language).flatMap(([key, text]) =>
      [...text.matchAll(pattern)].map((match) => [key, match[1]!] as const),
    );
    expect(named.length).toBeGreaterThan(15);
    const known = labels(language);
    expect(named.filter(([, word]) => !known.some((label) => label.startsWith(word)))).toEqual([]);
  });
});

describe.each(LANGUAGES)('the questions in %s', (language) => {
  it('all are asked, explained at the second try, and helped with', () => {
    const missing = all.flatMap(({ flow, name }) =>
      ['ask', 'example', 'help']
        .filter((part) => sentence(language, flow, `${name}.${part}`) === undefined)
        .map((part) => `${flow} ${name}.${part}`),
    );
    expect(missing).toEqual([]);
  });

  it('have a label for every option, none longer than LINE allows', () => {
    const labels = all.flatMap(({ bot, flow, name, step }) => {
      const options = step.kind === 'choice' || step.kind === 'many' ? step.options(context, {}) : [];
      const choices = step.kind === 'ask' && step.shows === 'baht' ? step.choices(context, {}) : [];
      return [...options, ...choices].map(
        (option) =>
          sentence(language, flow, `${name}.options.${option}`) ??
          bot.label?.(name, option, context, language) ??
          `MISSING ${flow} ${name}.${option}`,
      );
    });
    expect(labels.length).toBeGreaterThan(35);
    expect(labels.filter((label) => label.startsWith('MISSING'))).toEqual([]);
    expect(tooLong(labels)).toEqual([]);
  });

  it('have short general buttons', () => {
    const buttons = files(language)['conversation.json'] as { buttons: Record<string, string> };
    expect(Object.keys(buttons.buttons)).toContain(PICK);
    expect(tooLong(Object.values(buttons.buttons))).toEqual([]);
    expect(tooLong(aidMenu.map((item) => item[language]))).toEqual([]);
  });

  it('have a line in the summary wherever there is one', () => {
    const reviewed = flows.filter(({ flow }) =>
      Object.values(flow.steps).some(({ kind }) => kind === 'review'),
    );
    const names = all.filter(
      ({ flow, step }) => step.kind !== 'review' && reviewed.some((one) => one.flow.name === flow),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter(({ flow, name }) => sentence(language, flow, `${name}.line`) === undefined)).toEqual(
      [],
    );
  });

  it('propose plans for every month', () => {
    const months = Array.from({ length: 12 }, (_, index) => index + 1);
    const perMonth = months.map(
      (month) => plans.filter((plan) => plan.months?.includes(month) ?? true).length,
    );
    expect(Math.min(...perMonth)).toBeGreaterThanOrEqual(3);
    expect(plans.every((plan) => plan[language].length <= 200)).toBe(true);
  });
});
