import { contentOf } from '../../../advice/entries.ts';
import { SHIPPED } from '../../../advice/library.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import { AdviceTexts, type AdviceText } from '../../../models/advice-text.ts';
import { People, type Person } from '../../../models/person.ts';
import { adviceRead } from '../advice/advice-read.ts';
import type { Visit } from '../visit.ts';
import { decidedSince, sectionOf, shownOf, type Card, type Section } from './section.ts';

/** The texts of advice that wait for a second officer, beside what households read until now. Nobody decides on her own. */
export async function adviceSection(visit: Visit): Promise<Section> {
  const since = decidedSince(visit);
  const waiting = await AdviceTexts.find({ 'waiting.event': { $exists: true }, retired: { $ne: true } })
    .sort({ 'waiting.at': 1, _id: 1 })
    .lean();
  const lately = await AdviceTexts.find({ 'history.at': { $gte: since } }).lean();
  const shown = shownOf(waiting);
  const people = await People.find({ ref: { $in: shown.flatMap((one) => one.waiting?.by ?? []) } }).lean();
  const decided = lately.flatMap((text) =>
    text.history
      .filter(({ what, at }) => at >= since && (what === 'approved' || what === 'returned'))
      .map(({ what, by, at }) => ({ about: titleOf(text), result: what, by, at })),
  );
  const cards = shown.map((one) => cardOf(one, people, visit));
  const own = waiting.filter((one) => one.waiting?.by === visit.person.ref).length;
  return sectionOf('advice', { waiting: waiting.length, own }, cards, decided, visit);
}

function titleOf({ _id, live, returned, waiting }: AdviceText): string {
  return (live ?? returned ?? waiting ?? SHIPPED.find(({ id }) => id === _id))?.title ?? _id;
}

function cardOf({ _id, live, waiting }: AdviceText, people: readonly Person[], visit: Visit): Card {
  if (!waiting) return { title: _id, facts: [], decisions: [] };
  const { person, language } = visit;
  const word = (key: string, values = {}): string => words(language, 'advice-approvals', key, values);
  const { by, at, event, title } = waiting;
  const before = contentOf(live) ?? contentOf(SHIPPED.find((one) => one.id === _id));
  const author = people.find((one) => one.ref === by)?.name ?? word(by === 'import' ? 'imported' : 'unknown');
  const about = `${_id} ${event}`;
  return {
    title,
    advice: adviceRead(waiting, before, visit),
    facts: [
      ...(before ? [] : [[word('facts.before'), word('new-piece')] as const]),
      [word('facts.by'), `${author} · ${showDayAndTime(at, language)}`],
    ],
    ...(by === person.ref
      ? { decisions: [], why: word('yours') }
      : {
          decisions: [
            {
              command: 'advice-approvals',
              argument: `approve ${about}`,
              label: word('buttons.approve'),
              kind: 'primary',
            },
            {
              command: 'advice-approvals',
              argument: `return ${about}`,
              label: word('buttons.return'),
              kind: 'danger',
              field: { key: 'reason', label: words(language, 'return-advice', 'reason.ask') },
            },
          ],
        }),
  };
}
