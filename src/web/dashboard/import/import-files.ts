import express, { type Response, type Router } from 'express';
import { findImport } from '../../../imports/check-file.ts';
import { kindOf } from '../../../imports/kinds.ts';
import { unpack } from '../../../imports/packed.ts';
import { districtName } from '../../../districts.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import { Invites } from '../../../models/invite.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../models/register-import.ts';
import { problemsAsCsv, type RowProblem } from '../../../tables/row-problem.ts';
import type { TableToWrite } from '../../../tables/table-to-write.ts';
import { writeTable } from '../../../tables/write-table.ts';
import { limitTo } from '../limits.ts';
import { visitOf, type Visit } from '../visit.ts';

/** What stands in a file of codes. */
const CODES = ['code', 'mentor', 'tambon', 'district', 'households', 'valid-until'];

/**
 * The files that go with imports: `/import/template/households.xlsx` and `.csv` have only the headings, `/import/<id>/problems.csv`
 * all bad rows of a file, and `/import/<id>/codes.csv` the codes that an import of pairings has made.
 */
export function importFiles(): Router {
  const router = express.Router();
  const limit = limitTo('files');
  router.get<{ name: string }>('/import/template/:name', limit, async (request, response, next) => {
    const { name } = request.params;
    const [, kindName, format] = /^(\w+)\.(csv|xlsx)$/u.exec(name) ?? [];
    const kind = IMPORT_KINDS.find((one) => one === kindName);
    if (!kind) return next();
    response.attachment(name);
    // Cells of a workbook are texts, so that Excel makes no date of a house number typed into them.
    await writeTable(template(kind, visitOf(response)), format === 'xlsx' ? 'xlsx' : 'csv', response);
  });
  router.get<{ id: string }>('/import/:id/problems.csv', limit, async (request, response, next) => {
    const { person, at, language } = visitOf(response);
    const one = await findImport(request.params.id, person.ref, at);
    if (!one) return next();
    asFile(response, 'problems.csv').send(problemsAsCsv(await unpack<RowProblem[]>(one.problems), language));
  });
  router.get<{ id: string }>('/import/:id/codes.csv', limit, async (request, response, next) => {
    const visit = visitOf(response);
    const one = await findImport(request.params.id, visit.person.ref, visit.at);
    if (!one || one.codes.length === 0) return next();
    await writeTable(codesOf(one.codes, visit), 'csv', asFile(response, 'codes.csv'));
  });
  return router;
}

function template(kind: ImportKind, { language }: Visit): TableToWrite {
  const { columns, file } = kindOf(kind);
  const heads = columns.map((column) => ({ head: language === 'th' ? file.thai[column]! : column }));
  return { name: kind, columns: heads, rows: (async function* () {})() };
}

/** A code is a key to households: only she who has imported gets them, for as long as the import is known. */
function codesOf(ids: readonly string[], { language }: Visit): TableToWrite {
  const rows = async function* () {
    const invites = Invites.find({ _id: { $in: [...ids] } }).sort({ 'area.district': 1, name: 1 });
    for (const { _id, name = '', area, households, expiresAt } of await invites.lean())
      yield [
        _id,
        name,
        area?.tambon ?? '',
        area?.district === undefined ? '' : districtName(area.district, language),
        households.join(' '),
        showMoment(expiresAt, language),
      ];
  };
  const columns = CODES.map((name) => ({
    head: words(language, 'dashboard-import-check', `page.codes.${name}`),
  }));
  return { name: 'codes', columns, rows: rows() };
}

function asFile(response: Response, name: string): Response {
  return response.attachment(name).set('content-type', 'text/csv; charset=utf-8');
}
