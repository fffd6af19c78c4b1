import { AdviceTexts } from '../models/advice-text.ts';
import { forgetInAnnouncements } from './forget-announcements.ts';
import { Applications } from '../models/application.ts';
import { FileLinks } from '../models/file-link.ts';
import { HelpRequests } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { Invites } from '../models/invite.ts';
import { LearningCentres } from '../models/learning-centre.ts';
import { Letters } from '../models/letter.ts';
import { Pairings, pairingId } from '../models/pairing.ts';
import { PlotShares } from '../models/plot-share.ts';
import { forgetInDigests } from './forget-digests.ts';
import { PrPosts } from '../models/pr-post.ts';
import { PrivacyRequests } from '../models/privacy-request.ts';
import { ReportExcuses } from '../models/report-excuse.ts';
import { RegisterImports } from '../models/register-import.ts';
import { SentForms } from '../models/sent-form.ts';
import { Sessions } from '../models/session.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import type { Forgotten } from './forget.ts';
import { isVerbatim } from './is-verbatim.ts';

type Counts = Record<string, number>;

/** Takes her id and her words out of cases, requests and records; what is wholly hers goes. Counts, by collection. */
export async function forgetInCases(who: Forgotten): Promise<Counts> {
  const { userId, ref, gone, at } = who;
  const urgentCases = await forgetInUrgentCases(who);
  const helpRequests = await forgetInHelpRequests(who);
  const letters = await Letters.deleteMany({ $or: [{ from: userId }, { to: userId }] });
  const applications = await Applications.deleteMany({ person: userId });
  const invites = await Invites.updateMany(
    { usedBy: userId },
    { $set: { usedBy: gone }, $unset: { name: 1 } },
  );
  await Invites.updateMany({ createdBy: ref }, { $unset: { nameMessage: 1 } });
  await Applications.updateMany({ decidedBy: ref }, { $unset: { reason: 1, reasonMessage: 1 } });
  await ReportExcuses.deleteMany({ mentor: ref });
  const announcements = await forgetInAnnouncements(ref);
  const fileLinks = await FileLinks.deleteMany({ ref });
  await Sessions.deleteMany({ ref });
  await SentForms.deleteMany({ ref });
  await RegisterImports.deleteMany({ ref });
  // What an officer had in hand must not wait for somebody who is gone.
  await UrgentCases.updateMany(
    { takenBy: ref, status: 'taken' },
    { $set: { status: 'open' }, $unset: { takenBy: 1 } },
  );
  await HelpRequests.updateMany({ takenBy: ref }, { $unset: { takenBy: 1 } });
  await forgetInHouseholds(who);
  await LearningCentres.updateMany({ owner: ref }, { $set: { ownerName: '-' }, $unset: { owner: 1 } });
  await LearningCentres.updateMany({ addedBy: ref }, { $set: { sources: {} } });
  // The texts of advice are the office's; what leads from them to her messages goes, and what she said of others' texts.
  for (const text of ['waiting', 'returned'])
    await AdviceTexts.updateMany({ [`${text}.by`]: ref }, { $unset: { [`${text}.sources`]: 1 } });
  await AdviceTexts.updateMany(
    { 'returned.returnedBy': ref },
    { $unset: { 'returned.reason': 1, 'returned.reasonMessage': 1 } },
  );
  // What a district has made known is the office's; only which message it came in was hers.
  await PrPosts.updateMany({ by: ref }, { $unset: { linkMessage: 1 } });
  await forgetInDigests(ref);
  await PlotShares.updateMany({ addedBy: ref }, { $unset: { use: 1 } });
  // What she asked for herself has come to its end; the household's own record is still the province's to decide.
  const ended = { status: 'done', handledAt: at, handledBy: 'forget' } as const;
  await PrivacyRequests.updateMany({ ref, status: 'open', kind: { $ne: 'erase' } }, { $set: ended });
  await PrivacyRequests.updateMany({ ref }, { $unset: { person: 1, text: 1, textMessage: 1 } });
  return {
    urgentCases,
    helpRequests,
    letters: letters.deletedCount,
    applications: applications.deletedCount,
    invites: invites.modifiedCount,
    announcements,
    fileLinks: fileLinks.deletedCount,
  };
}

/** A case of hers may carry LINE's id in its own name, so that it is written anew under another. */
async function forgetInUrgentCases(who: Forgotten): Promise<number> {
  const { userId, ref, gone } = who;
  const hers = await UrgentCases.find({ person: userId }).lean();
  for (const one of hers) {
    const blanked = { ...one, person: gone, history: withoutNotes(one.history, ref) };
    await rename(UrgentCases, blanked, ['story', 'storyMessage'], who);
  }
  for (const { _id, history } of await UrgentCases.find({ 'history.by': ref }).lean())
    await UrgentCases.updateOne({ _id }, { $set: { history: withoutNotes(history, ref) } });
  return hers.length;
}

async function forgetInHelpRequests(who: Forgotten): Promise<number> {
  const { userId, ref, gone } = who;
  const hers = await HelpRequests.find({ person: userId }).lean();
  for (const one of hers) {
    const figures = figuresOf(one.details);
    const blanked = {
      ...one,
      person: gone,
      history: withoutNotes(one.history, ref),
      ...(figures !== undefined && { details: figures }),
    };
    const fields = ['text', 'textMessage', ...(figures === undefined ? ['details'] : [])];
    await rename(HelpRequests, blanked, fields, who);
  }
  for (const { _id, history } of await HelpRequests.find({ 'history.by': ref }).lean())
    await HelpRequests.updateOne({ _id }, { $set: { history: withoutNotes(history, ref) } });
  return hers.length;
}

/** Pairings end now, and stay as the household's history without saying whose they were. */
export async function forgetInPairings({ userId, gone, at }: Forgotten): Promise<number> {
  const hers = await Pairings.find({ mentor: userId }).lean();
  for (const one of hers) {
    const _id = pairingId(gone, one.household);
    const { household, primary, from, earlier, to = at } = one;
    const ended = { mentor: gone, household, primary, from, earlier, to };
    await Pairings.updateOne({ _id }, { $set: ended }, { upsert: true });
    await Pairings.deleteOne({ _id: one._id });
  }
  return hers.length;
}

async function forgetInHouseholds({ userId, ref, gone, messages, households }: Forgotten): Promise<void> {
  await Households.updateMany(
    { 'registryCheck.reportedBy': userId },
    { $set: { 'registryCheck.reportedBy': gone } },
  );
  await Households.updateMany(
    { 'stageProposal.by': ref },
    { $set: { 'stageProposal.reason': '-' }, $unset: { 'stageProposal.reasonMessage': 1 } },
  );
  await Households.updateMany(
    { 'stageDeclined.by': ref },
    { $unset: { 'stageDeclined.reason': 1, 'stageDeclined.reasonMessage': 1 } },
  );
  const moved = { $or: [{ 'stageHistory.by': ref }, { _id: { $in: [...households] } }] };
  for (const { _id, stageHistory } of await Households.find(moved).lean()) {
    // A mentor's reason stands in the move that an officer decided.
    const isHers = ({ by, reasonMessage = '' }: (typeof stageHistory)[number]): boolean =>
      by === ref || messages.has(reasonMessage);
    if (!stageHistory.some(isHers)) continue;
    const without = stageHistory.map((move) => {
      const { reason: _, reasonMessage: __, ...rest } = move;
      return isHers(move) ? rest : move;
    });
    await Households.updateOne({ _id }, { $set: { stageHistory: without } });
  }
  for (const { _id, assets } of await Households.find({ _id: { $in: [...households] } }).lean()) {
    if (!assets.some(({ noteMessage }) => noteMessage !== undefined && messages.has(noteMessage))) continue;
    const without = assets.map(({ note, noteMessage, ...asset }) =>
      noteMessage !== undefined && messages.has(noteMessage)
        ? asset
        : {
            ...asset,
            ...(note !== undefined && { note }),
            ...(noteMessage !== undefined && { noteMessage }),
          },
    );
    await Households.updateOne({ _id }, { $set: { assets: without } });
  }
}

interface Rows<T> {
  updateOne(
    filter: { _id: string },
    change: { $set: Partial<T>; $unset: Record<string, 1> },
    how: { upsert: true },
  ): PromiseLike<unknown>;
  deleteOne(filter: { _id: string }): PromiseLike<unknown>;
}

/** Writes a row without `fields` under a name that does not hold LINE's id; the old one goes last. */
async function rename<T extends { _id: string }>(
  rows: Rows<T>,
  row: T,
  fields: readonly string[],
  { userId, gone }: Forgotten,
): Promise<void> {
  const { _id: old, ...rest } = row;
  const _id = old.replaceAll(userId, gone);
  const kept = Object.fromEntries(Object.entries(rest).filter(([field]) => !fields.includes(field)));
  const $unset = Object.fromEntries(fields.map((field) => [field, 1 as const]));
  await rows.updateOne({ _id }, { $set: kept as Partial<T>, $unset }, { upsert: true });
  if (_id !== old) await rows.deleteOne({ _id: old });
}

function withoutNotes<T extends { by: string; note?: string; noteMessage?: string }>(
  history: readonly T[],
  ref: string,
): T[] {
  return history.map((entry) => {
    if (entry.by !== ref) return entry;
    const { note: _, noteMessage: __, ...rest } = entry;
    return rest as T;
  });
}

/** A corrected report that came too late, without its texts and photos; of other details nothing stays. */
function figuresOf(details: unknown): unknown {
  if (typeof details !== 'object' || details === null || !('answers' in details)) return undefined;
  const { report, mode, answers } = details as { report?: unknown; mode?: unknown; answers: object };
  const figures = Object.entries(answers).filter(([key]) => !isVerbatim(key) && key !== 'photos');
  return { report, mode, answers: Object.fromEntries(figures) };
}
