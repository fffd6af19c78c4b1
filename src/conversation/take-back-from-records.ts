import { HelpRequests } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { Letters } from '../models/letter.ts';
import { PrivacyRequests } from '../models/privacy-request.ts';
import { UrgentCases } from '../models/urgent-case.ts';

/**
 * Removes the words of a message that its sender took back from everything that is no report and no conversation: cases,
 * requests, letters, notes of officers. `mentors`: those whose cases may tell what she told.
 */
export async function takeBackFromRecords(
  userId: string,
  mentors: readonly string[],
  message: string,
): Promise<void> {
  await UrgentCases.updateMany(
    { person: { $in: mentors }, storyMessage: message },
    { $unset: { story: 1, storyMessage: 1 } },
  );
  await PrivacyRequests.updateMany(
    { person: userId, textMessage: message },
    { $unset: { text: 1, textMessage: 1 } },
  );
  await PrivacyRequests.updateMany({ noteMessage: message }, { $unset: { note: 1, noteMessage: 1 } });
  await HelpRequests.updateMany(
    { person: userId, textMessage: message },
    { $unset: { text: 1, textMessage: 1 } },
  );
  await Letters.updateMany({ from: userId, message }, { $unset: { text: 1 } });
  await fromOfficersWords(message);
}

/** Notes and reasons that an officer, or a mentor who proposed a stage, has typed. */
async function fromOfficersWords(message: string): Promise<void> {
  const without = <T extends { note?: string; noteMessage?: string }>(history: readonly T[]): T[] =>
    history.map((entry) => {
      if (entry.noteMessage !== message) return entry;
      const { note: _, noteMessage: __, ...rest } = entry;
      return rest as T;
    });
  const noted = { 'history.noteMessage': message };
  for (const { _id, history } of await UrgentCases.find(noted).lean())
    await UrgentCases.updateOne({ _id }, { $set: { history: without(history) } });
  for (const { _id, history } of await HelpRequests.find(noted).lean())
    await HelpRequests.updateOne({ _id }, { $set: { history: without(history) } });
  await Households.updateMany(
    { 'stageProposal.reasonMessage': message },
    { $set: { 'stageProposal.reason': '-' }, $unset: { 'stageProposal.reasonMessage': 1 } },
  );
}
