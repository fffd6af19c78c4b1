import { AdviceGivenRows } from './advice-given.ts';
import { AdviceTexts } from './advice-text.ts';
import { Announcements } from './announcement.ts';
import { Applications } from './application.ts';
import { AuditEntries } from './audit-entry.ts';
import { ConsentLines } from './consent.ts';
import { Conversations } from './conversation.ts';
import { Digests } from './digest.ts';
import { FileLinks } from './file-link.ts';
import { GroupCodes } from './group-code.ts';
import { HelpRequests } from './help-request.ts';
import { Households } from './household.ts';
import { InboxEvents } from './inbox-event.ts';
import { Invites } from './invite.ts';
import { JobRuns } from './job-run.ts';
import { LearningCentres } from './learning-centre.ts';
import { Leases } from './lease.ts';
import { Letters } from './letter.ts';
import { LineGroups } from './line-group.ts';
import { OutboxMessages } from './outbox-message.ts';
import { Pairings } from './pairing.ts';
import { People } from './person.ts';
import { PlotShares } from './plot-share.ts';
import { PrPosts } from './pr-post.ts';
import { PrivacyRequests } from './privacy-request.ts';
import { ProvinceLists } from './province-list.ts';
import { QuotaMonths } from './quota-month.ts';
import { RegisterImports } from './register-import.ts';
import { ReportExcuses } from './report-excuse.ts';
import { Reports } from './report.ts';
import { SendingDays } from './sending-day.ts';
import { SentForms } from './sent-form.ts';
import { Sessions } from './session.ts';
import { Settings } from './setting.ts';
import { Stories } from './story.ts';
import { UrgentCases } from './urgent-case.ts';
import { WrongGroupCodes } from './wrong-group-code.ts';

/** Everything that is stored. Imported before the storage is opened, so that every index is built at the start. */
export const models = [
  AdviceGivenRows,
  AdviceTexts,
  Announcements,
  Applications,
  AuditEntries,
  ConsentLines,
  Conversations,
  Digests,
  FileLinks,
  GroupCodes,
  HelpRequests,
  Households,
  InboxEvents,
  Invites,
  JobRuns,
  LearningCentres,
  Leases,
  Letters,
  LineGroups,
  OutboxMessages,
  Pairings,
  People,
  PlotShares,
  PrPosts,
  PrivacyRequests,
  ProvinceLists,
  QuotaMonths,
  RegisterImports,
  ReportExcuses,
  Reports,
  SendingDays,
  SentForms,
  Sessions,
  Settings,
  Stories,
  UrgentCases,
  WrongGroupCodes,
] as const;
