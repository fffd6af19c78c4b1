import { bangkokDate } from '../../../clock.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { showDateInFull } from '../../../messages/show-week.ts';
import type { ListName } from '../../../province/lists.ts';
import { readAnyDate } from '../../../readers/date-any.ts';
import { digits, normalize } from '../../../readers/text.ts';
import { LIST_FORMS, type Field } from './list-form.ts';

/** What stands in the fields of an item, by their names, as it is typed; `id` is empty for one that is new. */
export type Row = Readonly<Record<string, string>>;

/** The most rows a form may have; no list may be longer (province/lists.ts). */
export const MOST_ROWS = 400;
const LONGEST = 2_000;

/** A list as the rows of its form. */
export function rowsOf(name: ListName, items: unknown, language: Language): Row[] {
  const { fields, single } = LIST_FORMS[name];
  const all = (single ? [items] : items) as Record<string, unknown>[];
  return all.map((item) => ({
    id: String(item['id'] ?? ''),
    ...Object.fromEntries(
      fields.map((field) => [field.name, textOf(field, within(item, field.name), language)]),
    ),
  }));
}

function textOf({ kind }: Field, value: unknown, language: Language): string {
  if (value === undefined) return '';
  if (kind === 'words') return (value as string[]).join(', ');
  if (kind === 'day') return showDateInFull(Temporal.PlainDate.from(value as string), language);
  return String(value);
}

function within(item: unknown, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((one, part) => (one as Record<string, unknown> | undefined)?.[part], item);
}

/** The rows that a form brings: `r.0.th`, `r.0.en`, … for as many rows as it says. */
export function rowsIn(name: ListName, body: Readonly<Record<string, unknown>>): Row[] {
  const { fields } = LIST_FORMS[name];
  const count = Math.min(MOST_ROWS, Number(body['rows']) || 0);
  const text = (key: string): string => {
    const value = body[key];
    return typeof value === 'string' ? value.slice(0, LONGEST) : '';
  };
  return Array.from({ length: count }, (_, at) => ({
    id: text(`r.${at}.id`),
    ...Object.fromEntries(
      fields.map(({ name: field, kind }) => {
        const picked = kind === 'day' ? text(`r.${at}.${field}.pick`) : '';
        return [field, picked === '' ? text(`r.${at}.${field}`) : picked];
      }),
    ),
  }));
}

/** An item that nobody has written anything in yet. */
export function emptyRow(name: ListName): Row {
  return { id: '', ...Object.fromEntries(LIST_FORMS[name].fields.map((field) => [field.name, ''])) };
}

/** What the rows say, for the schema of the list to check; new items get ids, and dimensions the numbers of their places. */
export function itemsOf(name: ListName, rows: readonly Row[]): unknown {
  const { fields, single } = LIST_FORMS[name];
  const taken = new Set(rows.map(({ id = '' }) => id).filter((id) => id !== ''));
  const items = rows.map((row, at) => {
    const item: Record<string, unknown> = {};
    for (const field of fields) {
      const value = valueOf(field, row[field.name] ?? '');
      if (value !== undefined) put(item, field.name, value);
    }
    if (!single && name !== 'holidays') item['id'] = row['id'] || newId(row, name, taken);
    if (name === 'dimensions') item['no'] = at + 1;
    return item;
  });
  return single ? (items[0] ?? {}) : items;
}

function valueOf({ kind, optional }: Field, typed: string): unknown {
  const said = normalize(typed.replaceAll('\r\n', '\n'));
  if (said === '' && optional) return undefined;
  if (kind === 'words')
    return said
      .split(/[,;\n]/u)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  // What is no day or no number is left as it is, and the schema says so.
  if (kind === 'day') return readAnyDate(said, bangkokDate())?.toString() ?? said;
  if (kind === 'number') return /^\d+$/u.test(digits(said)) ? Number(digits(said)) : said;
  return said;
}

function put(item: Record<string, unknown>, name: string, value: unknown): void {
  const [first = '', second] = name.split('.');
  if (second === undefined) item[first] = value;
  else item[first] = { ...(item[first] as object | undefined), [second]: value };
}

/** An id that says in English what the item is, if that can be made of its words, and that no other has. */
function newId(row: Row, name: ListName, taken: Set<string>): string {
  const said = (row['en'] ?? '').toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  const base = said.replace(/^[^a-z]+|-+$/gu, '').slice(0, 24) || name;
  for (let no = 1; ; no++) {
    const id = no === 1 ? base : `${base}-${no}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
