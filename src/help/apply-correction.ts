import type { Answers } from '../conversation/flow.ts';
import type { HelpRequest } from '../models/help-request.ts';
import { Reports } from '../models/report.ts';

/** A correction that came after its week had closed, as it was noted (flows/weekly-report/submit.ts). */
interface Correction {
  report: string;
  mode: 'amend' | 'add';
  answers: Answers;
  sources: Readonly<Record<string, string>>;
  photos: string[];
  unchanged: string[];
}

/**
 * Puts a late correction into its report, as the mentor would have herself while the week was open (domain.md §5.3,
 * "correction window … after that only through an officer"). False when there is no such report. Safe to repeat.
 */
export async function applyCorrection({ _id, person, details }: HelpRequest, at: Date): Promise<boolean> {
  const { report: id, mode, answers, sources, photos, unchanged } = details as Correction;
  const before = await Reports.findById(id).lean();
  if (!before) return false;
  const change =
    mode === 'add'
      ? { $push: { additions: { answers, photos, sources, mentor: person, at, event: _id }, events: _id } }
      : {
          $set: { answers, unchanged, sources, photos },
          $push: {
            revisions: {
              answers: before.answers,
              sources: before.sources,
              replacedAt: at,
              replacedBy: person,
            },
            events: _id,
          },
        };
  await Reports.updateOne({ _id: id, events: { $ne: _id } }, change);
  return true;
}

/** The questions whose answers a late correction changes, by name; empty when nothing is known to change. */
export async function changedBy({ kind, details }: HelpRequest): Promise<string[]> {
  if (kind !== 'late-correction') return [];
  const { report, mode, answers } = details as Correction;
  if (mode === 'add') return Object.keys(answers);
  const before = (await Reports.findById(report).lean())?.answers ?? {};
  const keys = new Set([...Object.keys(before), ...Object.keys(answers)]);
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(answers[key]));
}
