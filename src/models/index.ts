import { Conversations } from './conversation.ts';
import { HelpRequests } from './help-request.ts';
import { Households } from './household.ts';
import { InboxEvents } from './inbox-event.ts';
import { Invites } from './invite.ts';
import { Leases } from './lease.ts';
import { OutboxMessages } from './outbox-message.ts';
import { Pairings } from './pairing.ts';
import { People } from './person.ts';
import { Reports } from './report.ts';
import { Settings } from './setting.ts';
import { UrgentCases } from './urgent-case.ts';

/** Everything that is stored. Imported before the storage is opened, so that every index is built at the start. */
export const models = [
  Conversations,
  HelpRequests,
  Households,
  InboxEvents,
  Invites,
  Leases,
  OutboxMessages,
  Pairings,
  People,
  Reports,
  Settings,
  UrgentCases,
] as const;
