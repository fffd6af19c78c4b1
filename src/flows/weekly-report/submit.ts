import { bangkokDate, weekOf } from '../../clock.ts';
import type { Ending, Passage } from '../../conversation/bot-flow.ts';
import type { ConversationState, Say } from '../../conversation/state.ts';
import { askForHelp } from '../../help/ask-for-help.ts';
import { reportId, Reports, type Report } from '../../models/report.ts';
import { askForAid, flagForRegistry } from './after-report.ts';
import { begunInClosedWeek } from './closed-week.ts';
import type { LoadedReportContext } from './context.ts';
import { isPractice, practiceOver } from './practice.ts';
import { thanks } from './thanks.ts';

/**
 * Stores a finished report: once a household and week, and once an event however often it is worked in. What another
 * mentor has sent meanwhile is not overwritten: she is asked. A draft that was finished after its week had closed
 * counts for the week in which it was sent, and she is told.
 */
export async function submitReport(passage: Passage<LoadedReportContext>): Promise<Ending> {
  const { speaker, state } = passage;
  if (isPractice(state)) return practiceOver;
  const week = weekOf(bangkokDate(speaker.at));
  const household = String(state.data['household']);
  const begunIn = String(state.data['week']);
  const mode = state.data['mode'];
  if ((mode === 'amend' || mode === 'add') && begunIn !== week)
    return tooLate(passage, reportId(household, begunIn));
  const id = reportId(household, week);
  if (mode === 'amend') await amend(id, passage);
  else if (mode === 'add') await add(id, passage);
  else if (!(await create(id, household, week, passage))) {
    const data = { household, week, draft: state.id };
    return { kind: 'start', flow: 'report-again', data, keep: true, says: [{ key: 'meanwhile' }] };
  }
  await askForAid(id, passage);
  await flagForRegistry(id, passage);
  const begun = begunInClosedWeek(passage);
  const moved: Say[] = begun === undefined ? [] : [{ key: 'counted-now', values: { begun } }];
  return { kind: 'end', says: [...moved, ...(await thanks(id, week, passage))] };
}

/** False when a report of this household and week is already there and is not of this event. */
async function create(
  id: string,
  household: string,
  week: string,
  { speaker, state }: Passage<LoadedReportContext>,
): Promise<boolean> {
  const report: Omit<Report, '_id'> = {
    household,
    week,
    mentor: speaker.person._id,
    submittedAt: speaker.at,
    ...contents(state),
    revisions: [],
    additions: [],
    events: [speaker.event],
  };
  await Reports.updateOne({ _id: id }, { $setOnInsert: report }, { upsert: true });
  return (await Reports.exists({ _id: id, events: speaker.event })) !== null;
}

async function amend(id: string, { speaker, state }: Passage<LoadedReportContext>): Promise<void> {
  const before = await Reports.findById(id).lean();
  if (!before || before.events.includes(speaker.event)) return;
  const { answers, sources } = before;
  const revision = { answers, sources, replacedAt: speaker.at, replacedBy: speaker.person._id };
  await Reports.updateOne(
    { _id: id, events: { $ne: speaker.event } },
    { $set: contents(state), $push: { revisions: revision, events: speaker.event } },
  );
}

async function add(id: string, { speaker, state }: Passage<LoadedReportContext>): Promise<void> {
  const { answers, sources, photos } = contents(state);
  const addition = {
    answers,
    photos,
    sources,
    mentor: speaker.person._id,
    at: speaker.at,
    event: speaker.event,
  };
  await Reports.updateOne(
    { _id: id, events: { $ne: speaker.event } },
    { $push: { additions: addition, events: speaker.event } },
  );
}

/** A report may be changed until its week closes; after that an officer does it (domain.md §5.3, correction window). */
async function tooLate({ speaker, state }: Passage<LoadedReportContext>, report: string): Promise<Ending> {
  await askForHelp(speaker, `late:${speaker.event}`, {
    household: String(state.data['household']),
    kind: 'late-correction',
    details: { report, mode: state.data['mode'], ...contents(state) },
  });
  return { kind: 'end', says: [{ key: 'too-late', buttons: ['report', 'menu'] }] };
}

/** What of a conversation goes into a report: nothing about questions that do not apply in the end. */
function contents({ answers, unchanged = [], sources = {} }: ConversationState) {
  const photos = answers['photos'];
  return {
    answers,
    unchanged: unchanged.filter((key) => key in answers),
    sources: Object.fromEntries(Object.entries(sources).filter(([key]) => key in answers)),
    photos: Array.isArray(photos) ? [...(photos as readonly string[])] : [],
  };
}
