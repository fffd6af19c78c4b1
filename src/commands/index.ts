import type { BotCommand } from '../conversation/bot-command.ts';
import { adviceAnswer } from './advice-answer.ts';
import { adviceApprovals } from './advice-approvals.ts';
import { adviceLibraryCommand } from './advice-library.ts';
import { advice } from './advice.ts';
import { announcements } from './announcements.ts';
import { applications } from './applications.ts';
import { approveEp } from './approve-ep.ts';
import { applyMentor } from './apply-mentor.ts';
import { askHelp } from './ask-help.ts';
import { assets } from './assets.ts';
import { bestPractice } from './best-practice.ts';
import { beginRole } from './begin-role.ts';
import { centres } from './centres.ts';
import { consents } from './consents.ts';
import { correctData } from './correct-data.ts';
import { dashboard } from './dashboard.ts';
import { digest } from './digest.ts';
import { forgetMe } from './forget-me.ts';
import { groups } from './groups.ts';
import { helpArrived } from './help-arrived.ts';
import { invite } from './invite.ts';
import { invites } from './invites.ts';
import { join } from './join.ts';
import { linkHousehold } from './link-household.ts';
import { mentors } from './mentors.ts';
import { missing } from './missing.ts';
import { household } from './household.ts';
import { myDataFile } from './my-data-file.ts';
import { myData } from './my-data.ts';
import { myApplication } from './my-application.ts';
import { myProgress } from './my-progress.ts';
import { myRequests } from './my-requests.ts';
import { pair } from './pair.ts';
import { pairings } from './pairings.ts';
import { plots } from './plots.ts';
import { prPostCommand } from './pr-post.ts';
import { practice } from './practice.ts';
import { privacyRequests } from './privacy-requests.ts';
import { quota } from './quota.ts';
import { readConsent } from './read-consent.ts';
import { recordTpmap } from './record-tpmap.ts';
import { registry } from './registry.ts';
import { reminder } from './reminder.ts';
import { requests } from './requests.ts';
import { returnEp } from './return-ep.ts';
import { stage } from './stage.ts';
import { stages } from './stages.ts';
import { stopMessages } from './stop-messages.ts';
import { stories } from './stories.ts';
import { storyPack } from './story-pack.ts';
import { storyVideo } from './story-video.ts';
import { summary } from './summary.ts';
import { urgent } from './urgent.ts';
import { writeHousehold } from './write-household.ts';
import { writeMentor } from './write-mentor.ts';

/** Everything that can be asked for at any moment besides what each question understands; one file a command. */
export const commands: readonly BotCommand[] = [
  practice,
  consents,
  stopMessages,
  readConsent,
  myData,
  myDataFile,
  correctData,
  forgetMe,
  privacyRequests,
  urgent,
  requests,
  helpArrived,
  household,
  dashboard,
  digest,
  summary,
  missing,
  reminder,
  quota,
  groups,
  stages,
  stage,
  advice,
  adviceAnswer,
  adviceLibraryCommand,
  adviceApprovals,
  myProgress,
  askHelp,
  myRequests,
  writeMentor,
  writeHousehold,
  mentors,
  pairings,
  pair,
  registry,
  recordTpmap,
  prPostCommand,
  stories,
  approveEp,
  returnEp,
  bestPractice,
  storyVideo,
  storyPack,
  invite,
  invites,
  assets,
  plots,
  centres,
  announcements,
  applyMentor,
  linkHousehold,
  myApplication,
  applications,
  beginRole,
  join,
];
