import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { costWords, groupsCost } from '../groups/groups-cost.ts';
import { takeOff } from '../groups/leave-group.ts';
import { makeGroupCode } from '../groups/make-group-code.ts';
import { listCard, pageButton, pageOf, readPage } from '../messages/list-card.ts';
import { showDayAndTime, showMoment } from '../messages/show-moment.ts';
import { showNumber } from '../messages/show-number.ts';
import { say as words } from '../messages/words.ts';
import { LineGroups, STANDING } from '../models/line-group.ts';
import { People } from '../models/person.ts';
import { quotaLeft } from '../quota/quota-left.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'groups';
const CODE = commandButton(NAME, 'code');

/**
 * The LINE groups that get the public edition every Monday, and what that costs (domain.md R21). Arguments: `p2` for a page,
 * `code` for a one-time code, `remove <ref>`.
 */
export const groups: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'register-group'),
  meantFor: 'province',
  read: (text) => (afterWords(['กลุ่มไลน์', 'กลุ่ม LINE', 'line groups', 'groups'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', ref = ''] = argument.split(' ');
    if (deed === 'code') return makeCode(speaker);
    if (deed === 'remove') return remove(speaker, ref);
    return show(speaker, readPage(argument).page);
  },
};

async function makeCode(speaker: Speaker): Promise<Outcome> {
  const { _id: code, expiresAt } = await makeGroupCode(speaker);
  const values = { code, until: showDayAndTime(expiresAt, speaker.person.language) };
  return {
    kind: 'end',
    says: [
      { key: 'made', values },
      { key: 'how', buttons: [commandButton(NAME), 'menu'] },
    ],
  };
}

async function remove(speaker: Speaker, ref: string): Promise<Outcome> {
  const key = (await takeOff({ ref }, speaker)) ? 'removed' : 'gone';
  return { kind: 'end', says: [{ key, buttons: [commandButton(NAME), 'menu'] }] };
}

async function show({ person: { language } }: Speaker, page: number): Promise<Outcome> {
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const found = await LineGroups.find(STANDING).sort({ registeredAt: 1, _id: 1 }).lean();
  const labels = { [CODE]: word('buttons.code') };
  const buttons = [CODE, 'menu'];
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons, labels }] };
  const officers = await People.find({ ref: { $in: found.map(({ registeredBy }) => registeredBy) } }).lean();
  const nameOf = (ref: string): string => officers.find((one) => one.ref === ref)?.name ?? word('somebody');
  const shown = pageOf(found, page);
  const card = listCard({
    title: word('title'),
    note: costWords((await groupsCost()).members, await quotaLeft(), language),
    items: shown.items.map(({ ref, members, countedAt, registeredAt, registeredBy }) => ({
      title: word('members', { count: showNumber(members) }),
      lines: [
        word('since', { day: showMoment(registeredAt, language), name: nameOf(registeredBy) }),
        word('counted', { day: showMoment(countedAt, language) }),
      ],
      buttons: [{ label: word('buttons.remove'), value: commandButton(NAME, `remove ${ref}`) }],
    })),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons, labels }] };
}
