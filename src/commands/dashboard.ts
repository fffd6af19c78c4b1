import { may } from '../access/rights.ts';
import { MINUTE } from '../clock.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { listCard } from '../messages/list-card.ts';
import { showDayAndTime } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import type { Session } from '../models/session.ts';
import { afterWords } from '../readers/command-words.ts';
import { LINK_LIVES, makeSignInLink } from '../sign-in/link.ts';
import { endSessions, sessionsOf } from '../sign-in/sessions.ts';

const NAME = 'dashboard';
/** Sessions named one by one; "everywhere" ends the others too. */
const NAMED = 6;

/**
 * The way into the dashboard without a password: a link that works once, for ten minutes, with one browser; and where she is
 * signed in. Arguments: `end <name>` for one session, `end-all`. Asked again, also after a crash, it makes another link.
 */
export const dashboard: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'see-summary'),
  meantFor: 'officer',
  read: (text) => (afterWords(['แดชบอร์ด', 'แดชบอด', 'หน้าเว็บ', 'dashboard'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', name] = argument.split(' ');
    if (deed === 'end-all') return end((await endSessions(speaker.person)) > 0 ? 'ended-all' : 'none-open');
    if (deed === 'end' && name !== undefined)
      return end((await endSessions(speaker.person, name)) > 0 ? 'ended' : 'none-open');
    return show(speaker);
  },
};

function end(key: string): Outcome {
  return { kind: 'end', says: [{ key, buttons: [commandButton(NAME), 'menu'] }] };
}

async function show({ person, at, baseUrl }: Speaker): Promise<Outcome> {
  const secret = await makeSignInLink(person, at);
  const open = await sessionsOf(person, at);
  const word = (key: string, values = {}): string => words(person.language, NAME, key, values);
  const itemOf = ({ name, device, signedInAt, seenAt }: Session) => ({
    title: device,
    lines: [
      word('since', { at: showDayAndTime(signedInAt, person.language) }),
      word('seen', { at: showDayAndTime(seenAt, person.language) }),
    ],
    buttons: [{ label: word('buttons.end'), value: commandButton(NAME, `end ${name}`) }],
  });
  const card = listCard({
    title: word('title'),
    note: word('note', { minutes: LINK_LIVES / MINUTE }),
    items: [
      { lines: [word('secret'), ...(open.length === 0 ? [] : [word('open', { number: open.length })])] },
      ...open.slice(0, NAMED).map(itemOf),
    ],
    buttons: [
      { label: word('buttons.sign-in'), uri: `${baseUrl}/dashboard/in/${secret}` },
      ...(open.length > 0 ? [{ label: word('buttons.end-all'), value: commandButton(NAME, 'end-all') }] : []),
    ],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: ['menu'] }] };
}
