import { bangkokDate, weekOf } from '../../clock.ts';
import type { Ending, Passage } from '../../conversation/bot-flow.ts';
import type { Answers } from '../../conversation/flow.ts';
import type { Say } from '../../conversation/state.ts';
import { HelpRequests } from '../../models/help-request.ts';
import { Households } from '../../models/household.ts';
import { Reports, type Report } from '../../models/report.ts';
import { mentoredBy, reportId } from '../mentored.ts';
import type { LoadedReportContext } from './context.ts';

/**
 * Stores a finished report: once a household and week, and once an event however often it is worked in. What another
 * mentor has sent meanwhile is not overwritten: she is asked. A draft that was finished after its week had closed
 * counts for the week in which it was sent, and she is told.
 */
export async function submitReport(passage: Passage<LoadedReportContext>): Promise<Ending> {
  const { speaker, state } = passage;
  const week = weekOf(bangkokDate(speaker.at));
  const household = String(state.data['household']);
  const begunIn = String(state.data['week']);
  const id = reportId(household, week);
  switch (state.data['mode']) {
    case 'amend': {
      if (begunIn !== week) return tooLate(passage, reportId(household, begunIn));
      await amend(id, passage);
      break;
    }
    case 'add': {
      if (begunIn !== week) return tooLate(passage, reportId(household, begunIn));
      await add(id, passage);
      break;
    }
    default: {
      if (!(await create(id, household, week, passage))) {
        const data = { household, week, draft: state.id };
        return { kind: 'start', flow: 'report-again', data, keep: true, says: [{ key: 'meanwhile' }] };
      }
    }
  }
  await askForAid(id, passage);
  await flagForRegistry(id, passage);
  const moved: Say[] = begunIn === week ? [] : [{ key: 'counted-now' }];
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
    answers: state.answers,
    unchanged: [...(state.unchanged ?? [])],
    sources: state.sources ?? {},
    photos: photosOf(state.answers),
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
  const revision = { answers: before.answers, replacedAt: speaker.at, replacedBy: speaker.person._id };
  await Reports.updateOne(
    { _id: id, events: { $ne: speaker.event } },
    {
      $set: {
        answers: state.answers,
        unchanged: state.unchanged ?? [],
        sources: state.sources ?? {},
        photos: photosOf(state.answers),
      },
      $push: { revisions: revision, events: speaker.event },
    },
  );
}

async function add(id: string, { speaker, state }: Passage<LoadedReportContext>): Promise<void> {
  const addition = {
    answers: state.answers,
    photos: photosOf(state.answers),
    sources: state.sources ?? {},
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
  await HelpRequests.updateOne(
    { _id: `late:${speaker.event}` },
    {
      $setOnInsert: {
        person: speaker.person._id,
        household: String(state.data['household']),
        kind: 'late-correction',
        details: { report, mode: state.data['mode'], answers: state.answers },
        status: 'requested',
        requestedAt: speaker.at,
      },
    },
    { upsert: true },
  );
  return { kind: 'end', says: [{ key: 'too-late', buttons: ['report', 'menu'] }] };
}

/** What she asked for from the aid menu becomes a help request; changing her mind withdraws it. */
async function askForAid(id: string, { speaker, state }: Passage<LoadedReportContext>): Promise<void> {
  const item = state.answers['aid'];
  const wish = typeof item === 'string' && item !== 'not-yet' && item !== 'unknown' ? item : null;
  const key = state.data['mode'] === 'add' ? `report:${id}:${speaker.event}` : `report:${id}`;
  if (wish === null) {
    await HelpRequests.updateOne({ _id: key, status: 'requested' }, { $set: { status: 'withdrawn' } });
    return;
  }
  const known = await HelpRequests.findById(key).lean();
  if (known) {
    // An agency that is already at work on it is not sent back to the start.
    if (known.item === wish && known.status !== 'withdrawn') return;
    await HelpRequests.updateOne({ _id: key }, { $set: { item: wish, status: 'requested' } });
    return;
  }
  await HelpRequests.updateOne(
    { _id: key },
    {
      $setOnInsert: {
        person: speaker.person._id,
        household: String(state.data['household']),
        kind: 'aid',
        item: wish,
        status: 'requested',
        requestedAt: speaker.at,
      },
    },
    { upsert: true },
  );
}

async function flagForRegistry(id: string, { speaker, state }: Passage<LoadedReportContext>): Promise<void> {
  const reason = state.answers['whyNotMet'];
  if (reason !== 'moved' && reason !== 'died') return;
  const registryCheck = { reason, reportedBy: speaker.person._id, report: id, at: speaker.at };
  await Households.updateOne({ _id: String(state.data['household']) }, { $set: { registryCheck } });
}

async function thanks(
  id: string,
  week: string,
  { speaker, state }: Passage<LoadedReportContext>,
): Promise<Say[]> {
  const mentored = await mentoredBy(speaker.person._id, week);
  const left = mentored.filter(({ reported }) => !reported).length;
  const reason = state.answers['whyNotMet'];
  const says: Say[] = reason === 'moved' || reason === 'died' ? [{ key: reason }] : [];
  const key = left > 0 ? 'thanks' : 'all-done';
  const buttons = left > 0 ? ['report', 'stop'] : ['menu'];
  return [...says, { key, values: { number: reportNumber(id), left }, buttons }];
}

/** The number a mentor is told, `69/48-H-0001`: Buddhist year, week, household. */
export function reportNumber(id: string): string {
  const [, year, week, household] = /^(\d{4})-W(\d{2}):(.+)$/u.exec(id)!;
  return `${String((Number(year) + 543) % 100).padStart(2, '0')}/${week}-${household}`;
}

function photosOf(answers: Answers): string[] {
  const photos = answers['photos'];
  return Array.isArray(photos) ? [...(photos as readonly string[])] : [];
}
