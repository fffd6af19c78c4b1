import { bangkokDate, weekOf } from '../clock.ts';
import type { Doors, Speaker } from '../conversation/bot-flow.ts';
import { applicationStatus } from '../applications/application-status.ts';
import { Applications } from '../models/application.ts';
import { Invites } from '../models/invite.ts';
import { readInviteCode } from '../readers/invite-code.ts';
import { addCentre } from './add-centre.ts';
import { announce } from './announce.ts';
import { applyMentor } from './apply-mentor.ts';
import { askHelp } from './ask-help.ts';
import { assets } from './assets.ts';
import { bestPracticeFlow } from './best-practice.ts';
import { changeStage } from './change-stage.ts';
import { closeRequest } from './close-request.ts';
import { closeUrgent } from './close-urgent.ts';
import { confirmLink } from './confirm-link.ts';
import { correctData } from './correct-data.ts';
import { correctDigestFlow } from './correct-digest.ts';
import { declineApplication } from './decline-application.ts';
import { declineStageFlow } from './decline-stage.ts';
import { digestLead } from './digest-lead.ts';
import { digestVideo } from './digest-video.ts';
import { editAdvice } from './edit-advice.ts';
import { forgetMe } from './forget-me.ts';
import { joinConfirm } from './join-confirm.ts';
import { join } from './join.ts';
import { linkHousehold } from './link-household.ts';
import { makeInvite } from './make-invite.ts';
import { mentorWelcome } from './mentor-welcome.ts';
import { menu } from './menu.ts';
import { mentoredBy, type Mentored } from './mentored.ts';
import { pairHousehold } from './pair-household.ts';
import { prPost } from './pr-post.ts';
import { privacyRefuse } from './privacy-refuse.ts';
import { consents } from './consents.ts';
import { readConsent } from './read-consent.ts';
import { recordTpmap } from './record-tpmap.ts';
import { reportAgain } from './report-again.ts';
import { reportStart } from './report-start.ts';
import { returnAdviceFlow } from './return-advice.ts';
import { returnStoryFlow } from './return-story.ts';
import { sharePlot } from './share-plot.ts';
import { storyVideo } from './story-video.ts';
import { writeLetter } from './write-letter.ts';
import { writeStory } from './write-story.ts';
import { weeklyReportFlow } from './weekly-report/index.ts';

/** Every conversation the bot can lead. */
export const flows = [
  join,
  joinConfirm,
  mentorWelcome,
  reportStart,
  reportAgain,
  weeklyReportFlow,
  correctData,
  forgetMe,
  privacyRefuse,
  consents,
  readConsent,
  closeUrgent,
  closeRequest,
  changeStage,
  declineStageFlow,
  askHelp,
  writeLetter,
  pairHousehold,
  makeInvite,
  assets,
  sharePlot,
  addCentre,
  announce,
  prPost,
  applyMentor,
  linkHousehold,
  declineApplication,
  confirmLink,
  editAdvice,
  returnAdviceFlow,
  digestLead,
  digestVideo,
  correctDigestFlow,
  writeStory,
  returnStoryFlow,
  bestPracticeFlow,
  storyVideo,
  recordTpmap,
] as const;

/** What is begun when nothing is open. */
export const doors: Doors = {
  stranger: { flow: join.flow.name, data: {} },
  waiting: async ({ person }) => {
    const found = await Applications.findOne({ person: person._id, status: 'waiting' })
      .sort({ at: -1 })
      .lean();
    return found && applicationStatus(found, person.language);
  },
  isCode: async (text) => {
    const reading = readInviteCode(text);
    return reading.kind === 'value' && (await Invites.exists({ _id: reading.value })) !== null;
  },
  report: async (speaker) => {
    const next = await nextOf(speaker);
    return next && { flow: reportStart.flow.name, data: { household: next.household._id } };
  },
  choose: async (speaker) => {
    const next = await nextOf(speaker);
    return next && { flow: reportStart.flow.name, data: { choosing: true } };
  },
  reporting: weeklyReportFlow.flow.name,
  menu,
};

async function nextOf({ person, at }: Speaker): Promise<Mentored | null> {
  const [next] = await mentoredBy(person._id, weekOf(bangkokDate(at)));
  return next ?? null;
}
