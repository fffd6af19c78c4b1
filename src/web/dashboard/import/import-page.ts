import { importsOf, LARGEST_MB } from '../../../imports/check-file.ts';
import { isAtWork } from '../../../imports/importer.ts';
import { kindOf } from '../../../imports/kinds.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { say as words, sentence } from '../../../messages/words.ts';
import { IMPORT_KINDS, type ImportKind, type RegisterImport } from '../../../models/register-import.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';

/** Where an officer gives a file to be imported, with what such a file looks like, and her files of the last hour. */
export const importPage: DashboardPage = {
  name: 'import',
  path: '/import',
  deed: 'import-register',
  listed: true,
  show: (visit) => importView(visit, { kind: 'households', survey: false, problem: '' }),
};

/** `chosen`: what stands in the form, and what is wrong with the file that came with it. */
export async function importView(
  { person, at, language }: Visit,
  chosen: { kind: ImportKind; survey: boolean; problem: string },
): Promise<object> {
  const word = (key: string): string => words(language, 'dashboard-import', `page.${key}`);
  const files = await importsOf(person.ref, at);
  return {
    ...chosen,
    largest: LARGEST_MB,
    kinds: IMPORT_KINDS.map((kind) => ({
      kind,
      name: word(`kinds.${kind}`),
      columns: columnsOf(kind, language),
    })),
    files: await Promise.all(
      files.map(async (one) => ({
        id: one._id,
        name: one.fileName,
        kind: word(`kinds.${one.kind}`),
        at: showDayAndTime(one.checkedAt, language),
        state: word(`states.${await standingOf(one)}`),
      })),
    ),
  };
}

/** How an import stands: one that says it runs may have been cut short. */
export async function standingOf({
  _id,
  state,
}: Pick<RegisterImport, '_id' | 'state'>): Promise<'checked' | 'running' | 'cut-short' | 'done'> {
  if (state !== 'running') return state;
  return (await isAtWork(_id)) ? 'running' : 'cut-short';
}

function columnsOf(kind: ImportKind, language: Visit['language']) {
  const { columns, file } = kindOf(kind);
  return columns.map((column) => ({
    name: language === 'th' ? file.thai[column]! : column,
    required: file.required.includes(column),
    how: sentence(language, 'dashboard-import', `page.columns.${column}`) ?? '',
  }));
}
