import type { Name } from './contestants.ts';
import { RATE } from './steady.ts';
import type { RoundFigures } from './round.ts';

/** The medians of each contestant. */
export type Medians = Partial<Record<Name, RoundFigures>>;

/** One line of the table. */
interface Line {
  label: string;
  figure: keyof RoundFigures;
  /** The value is shown in units of so many. */
  unit?: number;
  digits: number;
  /** Ours divided by the echo bot's means something. */
  compared?: boolean;
  target?: Target;
}

interface Target {
  words: string;
  met: (ours: number, echo: number) => boolean;
}

const LINES: readonly Line[] = [
  {
    label: 'accepting webhooks, a second',
    figure: 'acceptedPerSecond',
    digits: 0,
    compared: true,
    target: { words: 'ratio at least 0.5', met: (ours, echo) => ours / echo >= 0.5 },
  },
  { label: '  p99, ms', figure: 'acceptP99', digits: 1, compared: true },
  { label: '  processor time each, ms', figure: 'cpuPerWebhook', digits: 2, compared: true },
  { label: `${RATE} events a second: median, ms`, figure: 'steadyP50', digits: 1, compared: true },
  {
    label: '  p99, ms',
    figure: 'steadyP99',
    digits: 1,
    compared: true,
    target: { words: 'under 100 ms', met: (ours) => ours < 100 },
  },
  { label: '  last reply after, ms', figure: 'steadyWorkedOffAfter', digits: 0 },
  { label: 'reports completed, a second', figure: 'reportsPerSecond', digits: 0 },
  { label: 'memory after the load, MB', figure: 'memoryBytes', unit: 1e6, digits: 0, compared: true },
];

const TITLES: Record<Name, string> = { echo: 'echo bot', embedded: 'embedded', mongodb: 'MongoDB' };

/** The medians as a table to read, with ratios (ours to the echo bot's) and targets. */
export function table(medians: Medians): string {
  const names = (['echo', 'embedded', 'mongodb'] as const).filter((name) => medians[name]);
  const ours = names.filter((name) => name !== 'echo');
  const head = ['', ...names.flatMap((name) => [TITLES[name], ...(name === 'echo' ? [] : ['ratio'])]), ''];
  const rows = LINES.map((line) => {
    const value = (name: Name): number => medians[name]![line.figure];
    const cells = names.flatMap((name) => [
      show(value(name) / (line.unit ?? 1), line.digits),
      ...(name === 'echo' ? [] : [line.compared ? show(value(name) / value('echo'), 2) : '']),
    ]);
    const { target } = line;
    const met = target && ours.every((name) => target.met(value(name), value('echo')));
    return [line.label, ...cells, target ? `${target.words}: ${met ? 'met' : 'NOT MET'}` : ''];
  });
  return layOut([head, ...rows]);
}

function show(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function layOut(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => {
      const last = row.length - 1;
      return row
        .map((cell, column) => {
          const width = widths[column]!;
          return column === 0 || column === last ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd();
    })
    .join('\n');
}
