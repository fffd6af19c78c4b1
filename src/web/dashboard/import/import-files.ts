import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import express, { type Response, type Router } from 'express';
import { findImport } from '../../../imports/check-file.ts';
import { kindOf } from '../../../imports/kinds.ts';
import { unpack } from '../../../imports/packed.ts';
import { districtName } from '../../../districts.ts';
import { say as words } from '../../../messages/words.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { Invites } from '../../../models/invite.ts';
import { IMPORT_KINDS } from '../../../models/register-import.ts';
import { defuse } from '../../../tables/formula-cell.ts';
import { problemsAsCsv, type RowProblem } from '../../../tables/row-problem.ts';
import { limitTo } from '../limits.ts';
import { visitOf, type Visit } from '../visit.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The files that go with imports: `/import/template/households.xlsx` and `.csv` have only the headings, `/import/<id>/problems.csv`
 * all bad rows of a file, and `/import/<id>/codes.csv` the codes that an import of pairings has made.
 */
export function importFiles(): Router {
  const router = express.Router();
  const limit = limitTo('files');
  router.get<{ name: string }>(
    '/import/template/:name',
    limit,
    async ({ params: { name } }, response, next) => {
      const [, kindName, format] = /^(\w+)\.(csv|xlsx)$/u.exec(name) ?? [];
      const kind = IMPORT_KINDS.find((one) => one === kindName);
      if (!kind) return next();
      const headings = headingsOf(kind, visitOf(response).language);
      if (format === 'xlsx') return send(response, name, XLSX, await emptyWorkbook(kind, headings));
      send(response, name, 'text/csv; charset=utf-8', asCsv([headings]));
    },
  );
  router.get<{ id: string }>(
    '/import/:id/problems.csv',
    limit,
    async ({ params: { id } }, response, next) => {
      const { person, at, language } = visitOf(response);
      const one = await findImport(id, person.ref, at);
      if (!one) return next();
      const problems = problemsAsCsv(await unpack<RowProblem[]>(one.problems), language);
      send(response, 'problems.csv', 'text/csv; charset=utf-8', problems);
    },
  );
  router.get<{ id: string }>('/import/:id/codes.csv', limit, async ({ params: { id } }, response, next) => {
    const visit = visitOf(response);
    const one = await findImport(id, visit.person.ref, visit.at);
    if (!one || one.codes.length === 0) return next();
    send(response, 'codes.csv', 'text/csv; charset=utf-8', asCsv(await codeRows(one.codes, visit)));
  });
  return router;
}

function headingsOf(kind: (typeof IMPORT_KINDS)[number], language: Visit['language']): string[] {
  const { columns, file } = kindOf(kind);
  return columns.map((column) => (language === 'th' ? file.thai[column]! : column));
}

/** All cells are text, so that Excel makes no date of a house number typed into them. */
async function emptyWorkbook(name: string, headings: readonly string[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headings.map((header) => ({ header, width: 20, style: { numFmt: '@' } }));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A code is a key to households: only she who has imported gets them, for as long as the import is known. */
async function codeRows(ids: readonly string[], { language }: Visit): Promise<string[][]> {
  const invites = await Invites.find({ _id: { $in: [...ids] } })
    .sort({ 'area.district': 1, 'area.tambon': 1, name: 1 })
    .lean();
  const headings = ['code', 'mentor', 'tambon', 'district', 'households', 'valid-until'];
  return [
    headings.map((name) => words(language, 'dashboard-import-check', `page.codes.${name}`)),
    ...invites.map(({ _id, name = '', area, households, expiresAt }) => [
      _id,
      name,
      area?.tambon ?? '',
      area?.district === undefined ? '' : districtName(area.district, language),
      households.join(' '),
      showMoment(expiresAt, language),
    ]),
  ];
}

function asCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((cells) => cells.map(defuse)),
    { bom: true, record_delimiter: '\r\n' },
  );
}

function send(response: Response, name: string, type: string, content: string | Buffer): void {
  response.attachment(name).set('content-type', type).send(content);
}
