import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { requestTitle } from '../help/request-title.ts';
import { workRequest } from '../help/work-request.ts';
import { listCard, pageButton, pageOf, readPage } from '../messages/list-card.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { HelpRequests } from '../models/help-request.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'my-requests';

/**
 * What somebody has asked for and how it stands, the newest on top. Arguments: `p2` for a page, `withdraw <ref>` while nobody
 * has taken it up.
 */
export const myRequests: BotCommand = {
  name: NAME,
  allows: ({ roles }) => roles.length > 0,
  meantFor: 'member',
  read: (text) => (afterWords(['คำขอของฉัน', 'เรื่องที่ขอไว้', 'my requests'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', ref = ''] = argument.split(' ');
    return deed === 'withdraw' ? withdraw(speaker, ref) : show(speaker, readPage(argument).page);
  },
};

function end(key: string): Outcome {
  return { kind: 'end', says: [{ key, buttons: [commandButton(NAME), 'menu'] }] };
}

async function withdraw(speaker: Speaker, ref: string): Promise<Outcome> {
  const hers = await HelpRequests.exists({ ref, person: speaker.person._id });
  if (!hers) return end('gone');
  const moved = await workRequest(speaker, { ref, from: ['requested'], to: 'withdrawn' });
  return end(moved.kind === 'moved' ? 'withdrawn' : 'taken');
}

async function show({ person: { _id, language } }: Speaker, page: number): Promise<Outcome> {
  const found = await HelpRequests.find({ person: _id }).sort({ requestedAt: -1, _id: 1 }).lean();
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: ['menu'] }] };
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const shown = pageOf(found, page);
  const card = listCard({
    title: word('title'),
    items: shown.items.map((one) => ({
      title: requestTitle(one, language),
      lines: [
        one.text ?? '',
        `${showMoment(one.requestedAt, language)} · ${words(language, 'requests', `statuses.${one.status}`)}`,
      ],
      buttons:
        one.status === 'requested'
          ? [{ label: word('buttons.withdraw'), value: commandButton(NAME, `withdraw ${one.ref}`) }]
          : [],
    })),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: ['menu'] }] };
}
