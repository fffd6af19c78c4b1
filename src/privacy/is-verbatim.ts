import { weeklyReport } from '../flows/weekly-report/questions.ts';

const VERBATIM = new Set(
  Object.entries(weeklyReport.steps)
    .flatMap(([name, step]) => (step.kind === 'each' ? Object.entries(step.steps) : [[name, step] as const]))
    .flatMap(([name, step]) => (step.kind === 'ask' && step.verbatim === true ? [name] : [])),
);

/** Whether the answer under this key of a report is in the mentor's own words; all others are figures and choices. */
export function isVerbatim(key: string): boolean {
  return VERBATIM.has(key.split(':')[0]!);
}
