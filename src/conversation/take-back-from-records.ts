import { AdviceTexts } from '../models/advice-text.ts';
import { takeBackAnnounced } from '../announcements/take-back-announced.ts';
import { takeBackStories, wordsInStories } from '../stories/take-back-story.ts';
import { Announcements } from '../models/announcement.ts';
import { Applications } from '../models/application.ts';
import { Digests, type EarlierEdition } from '../models/digest.ts';
import { HelpRequests } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { Invites } from '../models/invite.ts';
import { LearningCentres } from '../models/learning-centre.ts';
import { Letters } from '../models/letter.ts';
import { People } from '../models/person.ts';
import { PrPosts } from '../models/pr-post.ts';
import { PrivacyRequests } from '../models/privacy-request.ts';
import { UrgentCases } from '../models/urgent-case.ts';

/** The words of a message that stand in cases, requests, letters, notes and reasons; other people may have been told them. */
export async function wordsInRecords(userId: string, message: string): Promise<string[]> {
  const noted = { 'history.noteMessage': message };
  const [cases, requests, letters, asked, announced, households, advice, posts] = await Promise.all([
    UrgentCases.find({ $or: [{ storyMessage: message }, noted] }).lean(),
    HelpRequests.find({ $or: [{ person: userId, textMessage: message }, noted] }).lean(),
    Letters.find({ from: userId, message }).lean(),
    PrivacyRequests.find({ $or: [{ textMessage: message }, { noteMessage: message }] }).lean(),
    Announcements.find({ textMessage: message }).lean(),
    Households.find({
      $or: ['stageProposal', 'stageHistory', 'stageDeclined'].map((move) => ({
        [`${move}.reasonMessage`]: message,
      })),
    }).lean(),
    AdviceTexts.find(adviceFrom(message)).lean(),
    PrPosts.find({ linkMessage: message }).lean(),
  ]);
  const digests = await Digests.find({
    $or: [
      { leadMessage: message },
      { 'video.message': message },
      { 'corrections.reasonMessage': message },
      { 'earlier.leadMessage': message },
    ],
  }).lean();
  const notes = [...cases, ...requests].flatMap(({ history }) =>
    history.filter(({ noteMessage }) => noteMessage === message).map(({ note }) => note),
  );
  const reasons = households.flatMap(({ stageProposal, stageHistory, stageDeclined }) =>
    [...stageHistory, stageProposal, stageDeclined].flatMap((move) =>
      move?.reasonMessage === message ? [move.reason] : [],
    ),
  );
  return [
    ...cases.filter(({ storyMessage }) => storyMessage === message).map(({ story }) => story),
    ...requests.filter(({ textMessage }) => textMessage === message).map(({ text }) => text),
    ...letters.map(({ text }) => text),
    ...asked.map((one) => (one.textMessage === message ? one.text : one.note)),
    ...announced.map(({ text }) => text),
    ...notes,
    ...reasons,
    ...advice.flatMap(({ waiting, returned }) => [
      ...[waiting, returned].flatMap((text) => [
        text?.sources?.['title'] === message ? text.title : undefined,
        text?.sources?.['body'] === message ? text.body : undefined,
      ]),
      returned?.reasonMessage === message ? returned.reason : undefined,
    ]),
    ...posts.map(({ link }) => link),
    ...digests.flatMap(({ lead, leadMessage, video, corrections, earlier }) => [
      leadMessage === message ? lead : undefined,
      video?.message === message ? video.link : undefined,
      ...corrections.map((one) => (one.reasonMessage === message ? one.reason : undefined)),
      ...earlier.map((one) => (one.leadMessage === message ? one.lead : undefined)),
    ]),
    ...(await wordsInStories(message)),
  ].filter((text) => text !== undefined && text !== '' && text !== '-') as string[];
}

/**
 * Removes the words of a message that its sender took back from everything that is no report and no conversation: cases,
 * requests, letters, announcements, notes of officers. `mentors`: those whose cases may tell what she told.
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
  await Invites.updateMany({ nameMessage: message }, { $unset: { name: 1, nameMessage: 1 } });
  const { ref } = (await People.findById(userId).select({ ref: 1 }).lean()) ?? {};
  if (ref !== undefined) await PrPosts.deleteMany({ linkMessage: message, by: ref });
  for (const field of ['name', 'owner', 'subjects'])
    await LearningCentres.updateMany({ [`sources.${field}`]: message }, blankField(field));
  for (const { _id, assets } of await Households.find({ 'assets.noteMessage': message }).lean()) {
    const after = assets.map((one) => (one.noteMessage === message ? { kind: one.kind } : one));
    await Households.updateOne({ _id }, { $set: { assets: after } });
  }
  await takeBackAnnounced(message);
  await fromDigests(message);
  await takeBackStories(message);
  await fromApplications(userId, message);
  await Letters.updateMany({ from: userId, message }, { $unset: { text: 1 } });
  await fromOfficersWords(message);
  await fromAdvice(message);
}

/** The first words of a digest, also those it had before a correction, and why it was corrected; what was pushed stays with those who have it. */
async function fromDigests(message: string): Promise<void> {
  await Digests.updateMany({ leadMessage: message }, { $unset: { lead: 1, leadMessage: 1, leadBy: 1 } });
  await Digests.updateMany({ 'video.message': message }, { $unset: { video: 1 } });
  const said = { $or: [{ 'corrections.reasonMessage': message }, { 'earlier.leadMessage': message }] };
  // Until there is none: in the same moment it may be corrected once more.
  for (let one; (one = await Digests.findOne(said).lean());) {
    const { _id, revision } = one;
    const corrections = one.corrections.map((correction) => {
      if (correction.reasonMessage !== message) return correction;
      return { no: correction.no, at: correction.at, by: correction.by, reason: '' };
    });
    const earlier = one.earlier.map((edition) =>
      edition.leadMessage === message ? withoutLead(edition) : edition,
    );
    await Digests.updateOne({ _id, revision }, { $set: { corrections, earlier } });
  }
}

function withoutLead(edition: EarlierEdition): EarlierEdition {
  const { lead: _, leadMessage: __, leadBy: ___, ...rest } = edition;
  return rest;
}

/** What she filled in, and the reason an officer gave. */
async function fromApplications(userId: string, message: string): Promise<void> {
  await Applications.updateMany({ reasonMessage: message }, { $unset: { reason: 1, reasonMessage: 1 } });
  for (const { _id, sources } of await Applications.find({ person: userId }).lean()) {
    const fields = Object.keys(sources).filter((field) => sources[field] === message);
    for (const field of fields) {
      const blank = field === 'name' ? { $set: { name: '-' } } : {};
      const gone = field === 'house' ? { address: 1, match: 1 } : field === 'phone' ? { phone: 1 } : {};
      await Applications.updateOne({ _id }, { ...blank, $unset: { ...gone, [`sources.${field}`]: 1 } });
    }
  }
}

/** Texts of advice that were never approved, of which the message brought the title or the body, and what it said of one. */
function adviceFrom(message: string): { $or: Record<string, string>[] } {
  const fields = ['waiting', 'returned'].flatMap((text) =>
    ['title', 'body'].map((field) => `${text}.sources.${field}`),
  );
  return { $or: [...fields, 'returned.reasonMessage'].map((field) => ({ [field]: message })) };
}

/** Half a text is of no use to anybody, so it goes as a whole. What was approved is the office's and stays. */
async function fromAdvice(message: string): Promise<void> {
  for (const text of ['waiting', 'returned'])
    for (const field of ['title', 'body'])
      await AdviceTexts.updateMany({ [`${text}.sources.${field}`]: message }, { $unset: { [text]: 1 } });
  await AdviceTexts.updateMany(
    { 'returned.reasonMessage': message },
    { $unset: { 'returned.reason': 1, 'returned.reasonMessage': 1 } },
  );
}

function blankField(field: string): object {
  const blank = { name: { name: '-' }, owner: { ownerName: '-' }, subjects: { subjects: [] } }[field];
  return { $set: blank ?? {}, $unset: { [`sources.${field}`]: 1 } };
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
  await Households.updateMany(
    { 'stageDeclined.reasonMessage': message },
    { $unset: { 'stageDeclined.reason': 1, 'stageDeclined.reasonMessage': 1 } },
  );
  for (const { _id, stageHistory } of await Households.find({
    'stageHistory.reasonMessage': message,
  }).lean()) {
    const after = stageHistory.map((entry) => {
      if (entry.reasonMessage !== message) return entry;
      const { reason: _, reasonMessage: __, ...rest } = entry;
      return rest;
    });
    await Households.updateOne({ _id }, { $set: { stageHistory: after } });
  }
}
