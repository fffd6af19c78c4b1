import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import { DAY } from '../clock.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { newSecret, storeLink } from '../privacy/file-link.ts';
import { afterWords } from '../readers/command-words.ts';
import { readMeeting } from '../readers/meeting.ts';
import { bestOf, meetingsKnown } from '../stories/best-practice.ts';

const NAME = 'story-pack';
/** How long the link opens: from getting ready until after the meeting. */
const LIVES = 30 * DAY;
/** Meetings that are offered, the latest first. */
const OFFERED = 10;

/**
 * The best stories of a meeting, as a page to show, print and copy from (domain.md R24, "ชุดนำเสนอ 3/2569"). Argument: the
 * meeting; without one, those that are known are offered. Asked again, also after a crash, it makes another link to the same.
 */
export const storyPack: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'approve-story'),
  meantFor: 'province',
  read: (text) => afterWords(['ชุดนำเสนอ', 'story pack'], text),
  run: async ({ speaker, argument }) => {
    const reading = readMeeting(argument);
    return reading.kind === 'value' ? give(speaker, reading.value) : offer(speaker, argument !== '');
  },
};

async function give({ person, event, at, baseUrl }: Speaker, meeting: string): Promise<Outcome> {
  const found = await bestOf(meeting);
  if (found.length === 0)
    return { kind: 'end', says: [{ key: 'empty', values: { meeting }, buttons: ends() }] };
  const secret = newSecret();
  await storeLink(secret, { ref: person.ref, kind: NAME, about: meeting }, at, LIVES);
  const details = { pack: meeting, stories: found.length };
  await audit({ key: `export:${event}`, at, actor: person.ref, deed: 'export', details });
  const word = (key: string, values = {}): string => words(person.language, NAME, key, values);
  const address = `${baseUrl}/stories/packs/${secret}`;
  const card = listCard({
    title: word('title', { meeting }),
    note: word('note', { number: found.length, days: LIVES / DAY }),
    items: found.map(({ title }) => ({ lines: [title] })),
    buttons: [
      { label: word('open'), uri: address },
      { label: word('open-text'), uri: `${address}?format=text` },
    ],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: ends() }] };
}

async function offer({ person: { language } }: Speaker, unread: boolean): Promise<Outcome> {
  const known = (await meetingsKnown()).slice(0, OFFERED);
  if (known.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: ends() }] };
  const buttons = known.map((meeting) => commandButton(NAME, meeting));
  const labels = Object.fromEntries(
    known.map((meeting, index) => [buttons[index], words(language, NAME, 'meeting', { meeting })]),
  );
  const key = unread ? 'unread' : 'which';
  return { kind: 'end', says: [{ key, buttons: [...buttons, 'menu'], labels }] };
}

function ends(): string[] {
  return [commandButton('stories'), 'menu'];
}
