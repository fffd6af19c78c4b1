import type { Language } from '../../../conversation/bot-flow.ts';
import { showDateInFull } from '../../../messages/show-week.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { say as words, sentence } from '../../../messages/words.ts';
import { People } from '../../../models/person.ts';
import { listHistory, type ListDetails } from '../../../province/change-list.ts';
import type { ListName } from '../../../province/lists.ts';

/** Changes that are shown. */
const MOST = 10;
const SPACE = 'dashboard-programme-list';

/** Who changed a list, when and what, the latest first. `nameOf`: what an item is called today. */
export async function historyOf(
  name: ListName,
  nameOf: (key: string) => string,
  language: Language,
): Promise<{ at: string; who: string; what: string[] }[]> {
  const entries = await listHistory(name, MOST);
  const names = await namesOf(
    entries.map(({ actor }) => actor),
    language,
  );
  return entries.map(({ at, actor, details }) => ({
    at: showDayAndTime(at, language),
    who: names(actor),
    what: whatChanged(details as unknown as ListDetails, nameOf, language),
  }));
}

/** What those are called who have changed something, by their `ref`. */
export async function namesOf(refs: readonly string[], language: Language): Promise<(ref: string) => string> {
  const people = await People.find({ ref: { $in: [...refs] } })
    .select({ ref: 1, name: 1 })
    .lean();
  const names = new Map(people.map(({ ref, name }) => [ref, name]));
  return (ref) => names.get(ref) ?? words(language, SPACE, ref === 'cli' ? 'page.operator' : 'page.somebody');
}

function whatChanged(
  { change, added = [], removed = [], changed = {}, moved = false }: ListDetails,
  nameOf: (key: string) => string,
  language: Language,
): string[] {
  const word = (key: string, values = {}): string => words(language, SPACE, `page.changes.${key}`, values);
  const all = (keys: readonly string[]): string => keys.map((key) => nameOf(key)).join(', ');
  const fields = Object.entries(changed).map(([key, names]) => {
    const said = names.map((field) => fieldName(field, language)).join(', ');
    return key === 'list' ? said : `${nameOf(key)} (${said})`;
  });
  return [
    ...(change === 'reset' ? [word('reset')] : []),
    ...(added.length > 0 ? [word('added', { items: all(added) })] : []),
    ...(removed.length > 0 ? [word('removed', { items: all(removed) })] : []),
    ...(fields.length > 0 ? [word('changed', { items: fields.join(', ') })] : []),
    ...(moved ? [word('moved')] : []),
  ];
}

/** What a field is called; `no` is the place of an item. */
export function fieldName(field: string, language: Language): string {
  return sentence(language, SPACE, `page.fields.${field}`) ?? field;
}

/** What the item of this key is called: of a holiday, its day. */
export function itemName(items: unknown, key: string, language: Language): string {
  if (/^\d{4}-\d\d-\d\d$/u.test(key)) return showDateInFull(Temporal.PlainDate.from(key), language);
  const found = Array.isArray(items)
    ? (items as { id?: string; th?: string; en?: string }[]).find(({ id }) => id === key)
    : undefined;
  return found?.[language] ?? key;
}
