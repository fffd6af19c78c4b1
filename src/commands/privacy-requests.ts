import { decidedBefore } from '../access/decided-before.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { privacyRefuse } from '../flows/privacy-refuse.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { People } from '../models/person.ts';
import { PrivacyRequests, type PrivacyRequest } from '../models/privacy-request.ts';
import { daysLeft } from '../privacy/due.ts';
import { settleRequest } from '../privacy/settle-request.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'privacy-requests';

/**
 * The queue of requests about data, the first one due on top (domain.md §5.7, §6: 30 days). Arguments: `p2` for a page,
 * `done <request>`, `refuse <request>`.
 */
export const privacyRequests: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'handle-privacy'),
  meantFor: 'province',
  read: (text) => (afterWords(['คำขอข้อมูล', 'data requests'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed, id = ''] = argument.split(' ');
    if (deed === 'done') {
      const settled = await settleRequest(speaker, id, { status: 'done' });
      return settled ? end('done') : late(speaker, id);
    }
    if (deed === 'refuse') {
      const open = await PrivacyRequests.exists({ _id: id, status: 'open' });
      return open
        ? { kind: 'start', flow: privacyRefuse.flow.name, data: { request: id } }
        : late(speaker, id);
    }
    return showQueue(speaker, readPage(argument).page);
  },
};

function end(key: string, values: Readonly<Record<string, string>> = {}): Outcome {
  return { kind: 'end', says: [{ key, values, buttons: [commandButton(NAME), 'menu'] }] };
}

async function late(speaker: Speaker, id: string): Promise<Outcome> {
  const { key, values } = await decidedBefore(
    speaker,
    (await PrivacyRequests.findById(id).lean())?.handledBy,
  );
  return end(key, values);
}

async function showQueue({ person: { language }, at }: Speaker, page: number): Promise<Outcome> {
  const all = await PrivacyRequests.find({ status: 'open' }).sort({ dueAt: 1, _id: 1 }).lean();
  if (all.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: ['menu'] }] };
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const shown = pageOf(all, page);
  const items = await Promise.all(shown.items.map((request) => itemOf(request, at, language, word)));
  const card = listCard({
    title: word('title'),
    note: word('count', { count: all.length }),
    items,
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card }] };
}

async function itemOf(
  request: PrivacyRequest,
  at: Date,
  language: 'th' | 'en',
  word: (key: string, values?: object) => string,
): Promise<CardItem> {
  const { _id, kind, household, text, dueAt } = request;
  const left = daysLeft(dueAt, at);
  const due =
    left > 0 ? word('left', { days: left }) : left === 0 ? word('today') : word('over', { days: -left });
  const person = request.person === undefined ? null : await People.findById(request.person).lean();
  return {
    title: word(`kinds.${kind}`),
    ...(left < 0 && { tone: 'urgent' as const }),
    lines: text === undefined ? [] : [text],
    facts: [
      [word('facts.who'), request.person === undefined ? word('forgotten') : (person?.name ?? '-')],
      ...(household === undefined ? [] : [[word('facts.household'), household] as const]),
      [word('facts.asked'), showMoment(request.at, language)],
      [word('facts.due'), `${showMoment(dueAt, language)} · ${due}`],
    ],
    buttons: [
      { label: word('buttons.done'), value: commandButton(NAME, `done ${_id}`) },
      { label: word('buttons.refuse'), value: commandButton(NAME, `refuse ${_id}`) },
    ],
  };
}
