import { showDayAndTime } from '../../../messages/show-moment.ts';
import { ProvinceLists } from '../../../models/province-list.ts';
import { storedList, type StoredList } from '../../../province/change-list.ts';
import { problemInWords, type ListProblem } from '../../../province/list-problems.ts';
import type { Use } from '../../../province/list-uses.ts';
import type { ListName } from '../../../province/lists.ts';
import { say as words, sentence } from '../../../messages/words.ts';
import type { Visit } from '../visit.ts';
import { choicesOf, LIST_FORMS, type Field } from './list-form.ts';
import { fieldName, historyOf, itemName, namesOf } from './list-history.ts';
import { rowsOf, type Row } from './rows.ts';

const SPACE = 'dashboard-programme-list';

/** What stands on the page of a list besides what is stored. */
export interface Draft {
  rows: readonly Row[];
  /** It is not what is stored: she has changed it and not saved it. */
  unsaved: boolean;
  problems?: readonly ListProblem[];
  /** What is still used of that which she has taken out. */
  uses?: readonly Use[];
  /** Somebody has changed the list since she opened it. */
  overtaken?: boolean;
  /** She wants back what is shipped. */
  resets?: boolean;
}

/** A list with its form, as texts: what is stored, or what she has made of it. */
export async function listView(name: ListName, visit: Visit, draft?: Draft): Promise<object> {
  const { language } = visit;
  const stored = await storedList(name);
  const { single, ordered } = LIST_FORMS[name];
  const nameOf = (key: string): string => itemName(stored.items, key, language);
  const {
    rows,
    problems = [],
    uses = [],
    ...state
  } = draft ?? {
    rows: rowsOf(name, stored.items, language),
    unsaved: false,
  };
  const placed = problems.map((one) => ({
    ...placeOf(one, single === true),
    text: inWords(one, nameOf, visit),
  }));
  const wrongIn = (row: number, field: string): string =>
    placed
      .filter((one) => one.row === row && one.field === field)
      .map(({ text }) => text)
      .join('\n');
  return {
    list: name,
    name: words(language, SPACE, `page.lists.${name}.name`),
    about: words(language, SPACE, `page.lists.${name}.about`),
    version: stored.version,
    isShipped: stored.isShipped,
    single: single === true,
    ordered: ordered === true,
    unsaved: state.unsaved,
    resets: state.resets === true,
    hasProblems: placed.length > 0,
    // What is wrong with the list as a whole, or with what has no field.
    general: placed.filter(({ row }) => row === null).map(({ text }) => text),
    uses: uses.map(({ id, kind, count }) =>
      words(language, 'lists', `uses.${kind}`, { id: nameOf(id), count }),
    ),
    mayConfirm: uses.length > 0 && uses.every(({ blocks }) => !blocks),
    rows: rows.map((row, at) => ({
      at,
      id: row['id'] ?? '',
      title: titleOf(row, at, visit),
      problem: wrongIn(at, 'id'),
      fields: LIST_FORMS[name].fields.map((field) =>
        fieldView(name, field, row, wrongIn(at, field.name), visit),
      ),
    })),
    theirs: state.overtaken ? await theirs(name, stored, rows, visit) : null,
    history: await historyOf(name, nameOf, language),
  };
}

function fieldView(list: ListName, field: Field, row: Row, problem: string, { language }: Visit) {
  const { name, kind, optional } = field;
  const value = row[name] ?? '';
  return {
    name,
    kind,
    value,
    problem,
    label: fieldName(name, language),
    hint:
      sentence(language, SPACE, `page.hints.${list}.${name}`) ??
      sentence(language, SPACE, `page.hints.${kind}`) ??
      '',
    required: optional !== true && kind !== 'words',
    options: kind === 'choice' ? choicesOf(field, value, language) : [],
  };
}

function titleOf(row: Row, at: number, { language }: Visit): string {
  const said = row['date'] ?? row[language] ?? '';
  if (said.trim() !== '') return said;
  return words(language, SPACE, row['id'] ? 'page.unnamed' : 'page.new-item', { no: at + 1 });
}

/** In which row and field something is wrong; of a list as a whole, in none. */
function placeOf({ path }: ListProblem, single: boolean): { row: number | null; field: string } {
  const [first, ...rest] = single ? [0, ...path] : path;
  if (typeof first !== 'number' || rest.length === 0) return { row: null, field: '' };
  const inList = rest.findIndex((part) => typeof part === 'number');
  return { row: first, field: rest.slice(0, inList < 0 ? undefined : inList).join('.') };
}

function inWords(problem: ListProblem, nameOf: (key: string) => string, { language }: Visit): string {
  const { owner } = problem.values;
  const values = owner === undefined ? problem.values : { ...problem.values, owner: nameOf(String(owner)) };
  return problemInWords({ ...problem, values }, language);
}

/** What somebody else has made of the list meanwhile, and in which items that differs from what stands in the form. */
async function theirs(name: ListName, { items }: StoredList, hers: readonly Row[], visit: Visit) {
  const { language } = visit;
  const { fields } = LIST_FORMS[name];
  const changed = await ProvinceLists.findById(name).lean();
  const who = await namesOf(changed ? [changed.changedBy] : [], language);
  const textsOf = (row: Row): string[] =>
    fields.map((field) => {
      const value = row[field.name] ?? '';
      if (field.kind !== 'choice') return value;
      return choicesOf(field, value, language).find((one) => one.value === value)?.name ?? value;
    });
  const same = new Set(hers.map((row) => textsOf(row).join('\n')));
  return {
    who: changed ? who(changed.changedBy) : '',
    at: changed ? showDayAndTime(changed.changedAt, language) : '',
    heads: fields.map((field) => fieldName(field.name, language)),
    rows: rowsOf(name, items, language).map((row) => {
      const cells = textsOf(row);
      return { cells, differs: !same.has(cells.join('\n')) };
    }),
  };
}
