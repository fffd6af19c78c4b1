import { may } from '../../../access/rights.ts';
import { answersTo } from '../../../advice/answers-to.ts';
import { adviceEntry, type AdviceEntry } from '../../../advice/entries.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import { AdviceTexts } from '../../../models/advice-text.ts';
import { People } from '../../../models/person.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';
import { adviceRead } from './advice-read.ts';
import { statesLine } from './advice-states.ts';

/** One piece of advice: as households read it, the texts on their way, its history, and what she may do with it. */
export const advicePiecePage: DashboardPage = {
  name: 'advice-piece',
  path: '/advice/:id',
  deed: 'edit-advice',
  show: async (visit, { params }) => {
    const { language, person } = visit;
    const entry = await adviceEntry(params['id'] ?? '');
    if (!entry) return null;
    const { id, content, isLive, waiting, returned } = entry;
    const word = (key: string, values = {}): string =>
      words(language, 'dashboard-advice-piece', `page.${key}`, values);
    const live = isLive ? content : undefined;
    return {
      heading: content.title,
      states: statesLine(entry, language),
      given: word('given', await answersTo(id)),
      live: live && adviceRead(live, undefined, visit),
      others: [
        ...(waiting ? [{ name: word('waiting'), advice: adviceRead(waiting, live, visit), reason: '' }] : []),
        ...(returned
          ? [
              {
                name: word('returned'),
                advice: adviceRead(returned, live, visit),
                reason: word('reason', { reason: returned.reason ?? '-' }),
              },
            ]
          : []),
      ],
      deeds: deedsOf(entry, visit),
      decides: waiting !== undefined && !entry.retired && may(person, 'approve-advice'),
      history: await historyOf(id, visit),
    };
  },
};

/** What the chat offers her for a piece (commands/advice-library.ts). */
function deedsOf({ id, retired, returned }: AdviceEntry, { language }: Visit) {
  const deeds = retired ? ['bring-back'] : [returned ? 'redo' : 'edit', 'retire'];
  return deeds.map((deed) => ({
    command: 'advice-library',
    argument: `${deed} ${id}`,
    label: words(language, 'advice-library', `buttons.${deed}`),
    kind: deed === 'retire' ? 'danger' : 'primary',
  }));
}

/** What officers did to it, the latest first. */
async function historyOf(id: string, { language }: Visit) {
  const word = (key: string): string => words(language, 'dashboard-advice-piece', `page.${key}`);
  const { history = [] } = (await AdviceTexts.findById(id).lean()) ?? {};
  const people = await People.find({ ref: { $in: history.map(({ by }) => by) } }).lean();
  return history.toReversed().map(({ what, by, at }) => {
    const name = people.find(({ ref }) => ref === by)?.name ?? (by === 'import' ? word('imported') : '-');
    return { when: showDayAndTime(at, language), what: word(`deeds.${what}`), by: name, reason: '' };
  });
}
