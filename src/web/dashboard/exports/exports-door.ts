import { randomUUID } from 'node:crypto';
import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import { may } from '../../../access/rights.ts';
import { now } from '../../../clock.ts';
import type { ExportKind, Wanted } from '../../../exports/export-kind.ts';
import { exportNamed, logBegin, logEnd, type ExportDetails } from '../../../exports/log-export.ts';
import { say as words } from '../../../messages/words.ts';
import { TABLE_FORMATS, type TableCell, type TableFormat } from '../../../tables/table-to-write.ts';
import { writeTable } from '../../../tables/write-table.ts';
import { limitTo } from '../limits.ts';
import { showNotice } from '../notice.ts';
import { visitOf, type Visit } from '../visit.ts';
import { readAskedFor, type AskedFor } from './asked-for.ts';
import { attachment } from './file-name.ts';
import { running, type RunningExport } from './running.ts';

const field = z.string().max(100).default('');
/** What the form sends: the filters of the page, the kind of file, and a random id under which a script asks how far it is. */
const Form = z.object({
  kind: z.string().max(20),
  place: field,
  from: field,
  to: field,
  month: field,
  state: field,
  format: z.enum(TABLE_FORMATS),
  name: z.uuid().catch(() => randomUUID()),
});

const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A table that is on its way to somebody. */
interface Sending {
  asked: AskedFor;
  wanted: Wanted;
  format: TableFormat;
}

/**
 * `POST /exports` sends a file, row by row as it is read; `GET /exports/<name>/progress` says how far it is, `{ done, total }`.
 * Only a form begins one: a link could be followed by a program that looks ahead, and each is a line in the log.
 */
export function exportsDoor(): Router {
  const router = express.Router();
  router.post('/exports', limitTo('files'), async (request, response) => {
    const visit = visitOf(response);
    const { language } = visit;
    if (!may(visit.person, 'export')) return showNotice(response, 404, 'no-such-page', {}, language);
    const parsed = Form.safeParse(request.body);
    if (!parsed.success) return showNotice(response, 400, 'unreadable', {}, language);
    const { format, name, ...fields } = parsed.data;
    const asked = await readAskedFor(visit, fields);
    if (!asked) return showNotice(response, 404, 'no-such-page', {}, language);
    const { wanted } = asked;
    // The page says what is wrong, and shows the fields as they were.
    if (!wanted) return response.redirect(303, `/dashboard/exports?${new URLSearchParams(asked.fields)}`);
    return send(visit, response, name, { asked, wanted, format });
  });
  router.get('/exports/:name/progress', async (request, response) => {
    const { person } = visitOf(response);
    const found = z.uuid().safeParse(request.params.name).success
      ? await exportNamed(person, request.params.name)
      : null;
    if (!found || !may(person, 'export')) return response.status(404).json({});
    const { key, details, ended } = found;
    const here = running.get(key);
    const total = details.expected;
    // Null: another process sends it, and only that one knows how far it is.
    const done = ended ? total : (here?.done ?? null);
    return response.json({
      done,
      total,
      state: ended?.end ?? 'running',
      rows: ended?.rows ?? here?.rows ?? null,
    });
  });
  return router;
}

/** Sends the file, and writes into the log that it begins and how it ended. Throws when it could not be read to the end. */
async function send(visit: Visit, response: Response, name: string, sending: Sending): Promise<void> {
  const { asked, wanted, format } = sending;
  const { kind } = asked;
  const details = detailsOf(sending, await kind.count(wanted));
  const key = await logBegin(visit.person, name, visit.at, details);
  const run: RunningExport = { ref: visit.person.ref, done: 0, rows: 0 };
  running.set(key, run);
  const end = async (how: 'finished' | 'cut-off'): Promise<void> => {
    await logEnd(visit.person, key, now(), { ...details, end: how, rows: run.rows });
    running.delete(key);
  };
  response.set({
    'content-type': MEDIA_TYPES[format],
    'content-disposition': attachment(visit, asked, format),
  });
  const table = {
    name: words(wanted.language, 'exports', `kinds.${kind.name}.name`),
    columns: kind.columns(wanted.language),
    rows: counted(kind, wanted, run),
  };
  try {
    await writeTable(table, format, response);
  } catch (error) {
    await end('cut-off');
    // Whoever asked has gone: that is hers to do, and no trouble of ours.
    if (isClosed(error)) return;
    throw error;
  }
  await end('finished');
}

function detailsOf({ asked: { kind, fields }, format }: Sending, expected: number): ExportDetails {
  const { place, from, to, month, state } = fields;
  const period = !kind.ofPeriod ? {} : month === '' ? { from, to } : { month };
  return { what: kind.name, format, place, ...period, state, expected };
}

async function* counted(
  kind: ExportKind,
  wanted: Wanted,
  run: RunningExport,
): AsyncGenerator<readonly TableCell[], void> {
  for await (const rows of kind.rows(wanted)) {
    for (const row of rows) {
      run.rows++;
      yield row;
    }
    run.done++;
  }
}

function isClosed(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE';
}
