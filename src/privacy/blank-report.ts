import type { Answers } from '../conversation/flow.ts';
import type { Report } from '../models/report.ts';
import { isVerbatim } from './is-verbatim.ts';

type Sources = Readonly<Record<string, string>>;

/** Which texts and photos are to go from a report, and by what name its authors are to be known. */
export interface Blanking {
  hasWord(text: string): boolean;
  hasPhoto(id: string): boolean;
  nameOf(author: string): string;
}

/** The fields of `report` that change when these texts and photos go. Figures and choices stay as they are. */
export function blankReport(
  report: Report,
  { hasWord, hasPhoto, nameOf }: Blanking,
): Pick<Report, 'mentor' | 'answers' | 'sources' | 'photos' | 'revisions' | 'additions'> {
  const isGone = (key: string, answer: Answers[string]): boolean =>
    isVerbatim(key) && typeof answer === 'string' && hasWord(answer);
  const kept = (photos: readonly string[]): string[] => photos.filter((id) => !hasPhoto(id));
  const blank = <T extends { answers: Answers; sources: Sources }>(told: T): T => ({
    ...told,
    answers: Object.fromEntries(
      Object.entries(told.answers).map(([key, answer]) => {
        if (isGone(key, answer)) return [key, null];
        return [key, key === 'photos' && Array.isArray(answer) ? kept(answer as readonly string[]) : answer];
      }),
    ),
    sources: Object.fromEntries(
      Object.entries(told.sources ?? {}).filter(([key]) => !isGone(key, told.answers[key] ?? null)),
    ),
  });
  const { answers, sources } = blank({ answers: report.answers, sources: report.sources });
  return {
    mentor: nameOf(report.mentor),
    answers,
    sources,
    photos: kept(report.photos),
    revisions: report.revisions.map((one) => ({ ...blank(one), replacedBy: nameOf(one.replacedBy) })),
    additions: report.additions.map((one) => ({
      ...blank(one),
      photos: kept(one.photos),
      mentor: nameOf(one.mentor),
    })),
  };
}
