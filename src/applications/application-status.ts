import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { showMoment } from '../messages/show-moment.ts';
import type { Application } from '../models/application.ts';

/** How an application stands, told to whoever applied, with what she can do about it. */
export function applicationStatus({ status, at, reason }: Application, language: Language): Say {
  const values = { day: showMoment(at, language), reason: reason ?? '-' };
  const first = status === 'waiting' ? commandButton('my-application', 'withdraw') : 'officer';
  return { key: `statuses.${status}`, space: 'my-application', values, buttons: [first, 'menu'] };
}
