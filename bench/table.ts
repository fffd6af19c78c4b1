import type { Name } from './contestants.ts';
import { median } from './figures.ts';
import type { RoundFigures } from './round.ts';
import { RATE } from './steady.ts';

/** The figures of each contestant, round by round. */
export type Rounds = Partial<Record<Name, RoundFigures[]>>;

/** What the table shows, for programs: a median over the rounds, and the median of the rounds' ratios to the echo bot. */
export type Summary = Partial<Record<Name, Partial<Record<keyof RoundFigures, Cell>>>>;

interface Cell {
  median: number;
  ratio?: number;
  targetMet?: boolean;
}

interface Line {
  label: string;
  figure: keyof RoundFigures;
  /** The value is shown in units of so many. */
  unit?: number;
  digits: number;
  /** A ratio to the echo bot's would say nothing. */
  alone?: true;
  target?: { words: string; met: (ours: Cell) => boolean };
}

const LINES: readonly Line[] = [
  {
    label: 'webhooks accepted, a second',
    figure: 'acceptedPerSecond',
    digits: 0,
    target: { words: 'ratio at least 0.5', met: ({ ratio = NaN }) => ratio >= 0.5 },
  },
  { label: '  p99, ms', figure: 'acceptP99', digits: 1 },
  { label: `${RATE} events a second: median, ms`, figure: 'steadyP50', digits: 1 },
  {
    label: '  p99, ms',
    figure: 'steadyP99',
    digits: 1,
    target: { words: 'under 100 ms', met: (ours) => ours.median < 100 },
  },
  { label: '  last reply after, ms', figure: 'steadyWorkedOffAfter', digits: 0, alone: true },
  { label: '  processor time an event, ms', figure: 'cpuPerEvent', digits: 2 },
  { label: 'reports completed, a second', figure: 'reportsPerSecond', digits: 0 },
  { label: 'memory after the load, MB', figure: 'memoryBytes', unit: 1e6, digits: 0 },
];

const TITLES: Record<Name, string> = { echo: 'echo bot', embedded: 'embedded', mongodb: 'MongoDB' };
const NAMES = ['echo', 'embedded', 'mongodb'] as const;

/** Sums the rounds up. Ratios are taken round by round: what disturbs the machine disturbs neighbours alike. */
export function summarise(rounds: Rounds): Summary {
  return Object.fromEntries(
    NAMES.filter((name) => rounds[name]).map((name) => [
      name,
      Object.fromEntries(LINES.map((line) => [line.figure, cellOf(rounds, name, line)])),
    ]),
  );
}

function cellOf(rounds: Rounds, name: Name, { figure, target, alone }: Line): Cell {
  const values = rounds[name]!.map((round) => round[figure]);
  const cell: Cell = { median: median(values) };
  if (name === 'echo') return cell;
  const echo = rounds.echo?.map((round) => round[figure]) ?? [];
  const ratio = median(values.map((value, index) => value / (echo[index] ?? NaN)));
  if (!alone && Number.isFinite(ratio)) cell.ratio = ratio;
  return target ? { ...cell, targetMet: target.met(cell) } : cell;
}

/** The summary as a table to read. */
export function table(summary: Summary): string {
  const names = NAMES.filter((name) => summary[name]);
  const head = ['', ...names.flatMap((name) => [TITLES[name], ...(name === 'echo' ? [] : ['ratio'])]), ''];
  const rows = LINES.map(({ label, figure, digits, unit = 1, target }) => {
    const cells = names.map((name) => ({ name, cell: summary[name]![figure]! }));
    const judged = cells.filter(({ cell }) => cell.targetMet !== undefined);
    const verdicts = judged.map(({ name, cell }) => {
      const whose = judged.length > 1 ? ` (${TITLES[name]})` : '';
      return `${cell.targetMet ? 'met' : 'NOT MET'}${whose}`;
    });
    return [
      label,
      ...cells.flatMap(({ name, cell }) => [
        show(cell.median / unit, digits),
        ...(name === 'echo' ? [] : [show(cell.ratio ?? NaN, 2)]),
      ]),
      target ? `${target.words}: ${verdicts.join(', ')}` : '',
    ];
  });
  return layOut([head, ...rows]);
}

function show(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function layOut(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const last = widths.length - 1;
  const pad = (cell: string, column: number): string =>
    column === 0 || column === last ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
