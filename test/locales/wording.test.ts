import { describe, expect, it } from 'vitest';
import en from '../../locales/en/weekly-report.json' with { type: 'json' };
import th from '../../locales/th/weekly-report.json' with { type: 'json' };
import type { Step } from '../../src/conversation/flow.ts';
import { weeklyReport, type ReportContext } from '../../src/flows/weekly-report.ts';

interface Wording {
  ask?: string;
  example?: string;
  help?: string;
  options?: Record<string, string>;
}

const context: ReportContext = {
  today: '2026-11-23',
  openDimensions: ['health'],
  sharesPlot: true,
  aidMenu: [],
  planSuggestions: [],
};
const steps = Object.entries(weeklyReport.steps).flatMap(([name, step]) =>
  step.kind === 'each' ? Object.entries(step.steps) : [[name, step] as [string, Step<ReportContext>]],
);
/** LINE counts button labels in grapheme clusters (LINE, "Character counting in a text"). */
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
const length = (label: string): number => [...graphemes.segment(label)].length;

describe.each([
  ['th', th as Record<string, Wording>],
  ['en', en as Record<string, Wording>],
])('the wording of the weekly report in %s', (_language, wording) => {
  it('has every question, an example for the second try, and help', () => {
    const missing = steps.flatMap(([name, step]) =>
      (step.kind === 'review' ? (['ask', 'help'] as const) : (['ask', 'example', 'help'] as const))
        .filter((part) => !wording[name]?.[part])
        .map((part) => `${name}.${part}`),
    );
    expect(missing).toEqual([]);
  });

  it('has a label for every option, none longer than LINE allows', () => {
    const labels = steps.flatMap(([name, step]) =>
      step.kind === 'choice' || step.kind === 'many'
        ? step
            .options(context, {})
            .map((option) => [`${name}.${option}`, wording[name]?.options?.[option]] as const)
        : [],
    );
    expect(labels.length).toBeGreaterThan(30);
    expect(labels.filter(([, label]) => !label || length(label) > 20)).toEqual([]);
  });

  it('says nothing that no question uses', () => {
    const known = new Set(steps.map(([name]) => name));
    expect(Object.keys(wording).filter((name) => !known.has(name))).toEqual([]);
  });
});
