import { bangkokDate, weekOf } from '../clock.ts';
import { botFlow, type Ending, type Passage, type Speaker } from '../conversation/bot-flow.ts';
import { defineFlow } from '../conversation/flow.ts';
import type { Household } from '../models/household.ts';
import { reportId, Reports } from '../models/report.ts';
import { mentoredBy, type Mentored } from './mentored.ts';

interface StartContext {
  mentored: readonly Mentored[];
  left: number;
  /** The household that is proposed: the one named in the question, whatever has happened since. */
  proposed: Mentored | undefined;
  /** She said at once that she wants to choose. */
  choosing: boolean;
}

/** Which household to report on: the next one, or another of hers (domain.md §5.3, "start"). */
const flow = defineFlow<StartContext>({
  name: 'report-start',
  version: 1,
  steps: {
    start: {
      kind: 'choice',
      options: ({ mentored }) => ['go', ...(mentored.length > 1 ? ['pick'] : []), 'later'],
      says: { yes: 'go', no: 'later' },
      required: true,
      when: (_answers, { left, choosing }) => left > 0 && !choosing,
    },
    household: {
      kind: 'choice',
      options: ({ mentored }) => mentored.map(({ household }) => household._id),
      required: true,
      when: (answers, { left, choosing }) => answers['start'] === 'pick' || left === 0 || choosing,
    },
  },
});

export const reportStart = botFlow<StartContext>({
  flow,
  passing: true,
  load: async ({ person, at }, { data }) => {
    const mentored = await mentoredBy(person._id, weekOf(bangkokDate(at)));
    if (mentored.length === 0) return null;
    return {
      mentored,
      left: mentored.filter(({ reported }) => !reported).length,
      proposed: mentored.find(({ household }) => household._id === data['household']) ?? mentored[0],
      choosing: data['choosing'] === true,
    };
  },
  words: ({ left, proposed }) => ({
    left,
    household: proposed?.household.name ?? '',
    moo: proposed?.household.moo ?? '-',
  }),
  label: (question, option, { mentored }) => {
    const found = question === 'household' && mentored.find(({ household }) => household._id === option);
    return found ? `${found.reported ? '✓ ' : ''}${nameAmong(found.household, mentored)}` : undefined;
  },
  done: async ({ speaker, state, context, drafts }: Passage<StartContext>): Promise<Ending> => {
    if (state.answers['start'] === 'later')
      return { kind: 'end', says: [{ key: 'later', buttons: ['report'] }] };
    const household = state.answers['household'] ?? context.proposed?.household._id;
    return reportOn(speaker, String(household), drafts);
  },
});

/** The household's name, with its house number or code where another of hers is called the same. */
function nameAmong({ _id, name, houseNo }: Household, mentored: readonly Mentored[]): string {
  const alike = mentored.filter(({ household }) => household.name === name);
  if (alike.length === 1) return name;
  const numbers = new Set(alike.map(({ household }) => household.houseNo));
  return `${name} ${houseNo !== undefined && numbers.size === alike.length ? houseNo : _id}`;
}

/** What reporting on `household` begins with: its draft, a question when this week's report is there, or a new one. */
async function reportOn(
  speaker: Speaker,
  household: string,
  drafts: Passage<unknown>['drafts'],
): Promise<Ending> {
  const week = weekOf(bangkokDate(speaker.at));
  const draft = drafts.find(
    ({ flow: name, data, status }) =>
      name === 'weekly-report' && data['household'] === household && status === 'paused',
  );
  if (draft) return { kind: 'resume', draft: draft.id };
  const report = await Reports.exists({ _id: reportId(household, week) });
  return report
    ? { kind: 'start', flow: 'report-again', data: { household, week } }
    : { kind: 'start', flow: 'weekly-report', data: { household, week, mode: 'new' } };
}
