import express, { type Router } from 'express';
import { z } from 'zod';
import { may } from '../../../access/rights.ts';
import { checkFile, findImport, LARGEST_MB } from '../../../imports/check-file.ts';
import type { Importer } from '../../../imports/importer.ts';
import { say as words } from '../../../messages/words.ts';
import { IMPORT_KINDS, RegisterImports } from '../../../models/register-import.ts';
import { UnusableFile } from '../../../tables/unusable-file.ts';
import { wrongInWords, type Wrong } from '../../../tables/wrong.ts';
import { sentOnce } from '../act/sent-once.ts';
import { limitTo } from '../limits.ts';
import { showNotice } from '../notice.ts';
import type { DrawPage } from '../page.ts';
import { visitOf } from '../visit.ts';
import { importFiles } from './import-files.ts';
import { importPage, importView } from './import-page.ts';
import { fileOf, isTooLarge } from './upload.ts';

/** What a form with a file says besides; `once` becomes the id of the import. */
const Upload = z.object({
  once: z.uuid(),
  kind: z.enum(IMPORT_KINDS).catch('households'),
  survey: z.literal('yes').optional(),
});
const Once = z.object({ once: z.uuid() });

/**
 * `POST /import` takes a file in and checks it (imports/check-file.ts); the page of the check then leads on: `POST
 * /import/<id>/start` imports what was checked, `/drop` forgets it. The file was read by upload.ts. `draw` shows the page of
 * the form again, with what is wrong with the file.
 */
export function importDoor(importer: Importer, draw: DrawPage): Router {
  const router = express.Router();
  router.use('/import', (_request, response, next) => {
    const { person, language } = visitOf(response);
    if (may(person, 'import-register')) return next();
    showNotice(response, 404, 'no-such-page', {}, language);
  });
  router.use(importFiles());
  router.post('/import', async (request, response) => {
    const visit = visitOf(response);
    const parsed = Upload.safeParse(request.body);
    if (!parsed.success) return showNotice(response, 400, 'unreadable', {}, visit.language);
    const { once, kind, survey } = parsed.data;
    const file = fileOf(request);
    const refuse = async (wrong: Wrong): Promise<void> => {
      const problem = wrongInWords(wrong, visit.language);
      response.status(422);
      draw(response, visit, importPage, await importView(visit, { kind, survey: survey === 'yes', problem }));
    };
    if (isTooLarge(response)) return refuse({ key: 'file.too-large', values: { most: LARGEST_MB } });
    if (!file) return refuse({ key: 'file.none' });
    const { name: fileName, bytes } = file;
    try {
      const { ref } = visit.person;
      await checkFile({ id: once, ref, kind, fileName, bytes, survey: survey === 'yes' }, visit.at);
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      return refuse(error.wrong);
    }
    response.redirect(303, `/dashboard/import/${once}`);
  });
  router.post<{ id: string }>('/import/:id/start', limitTo('forms'), async (request, response) => {
    const visit = visitOf(response);
    const parsed = Once.safeParse(request.body);
    if (!parsed.success) return showNotice(response, 400, 'unreadable', {}, visit.language);
    const { id } = request.params;
    const said = await sentOnce(visit, parsed.data.once, async () => {
      const started = await importer.start(id, visit.person.ref);
      return words(visit.language, 'dashboard-import-check', `page.started.${started}`);
    });
    if (said === null) return showNotice(response, 404, 'no-such-page', {}, visit.language);
    response.redirect(303, `/dashboard/import/${encodeURIComponent(id)}?said=${parsed.data.once}`);
  });
  router.post<{ id: string }>('/import/:id/drop', limitTo('forms'), async (request, response) => {
    const { person, at, language } = visitOf(response);
    const one = await findImport(request.params.id, person.ref, at);
    if (!one) return showNotice(response, 404, 'no-such-page', {}, language);
    // One that runs, or was cut short, has changed the register: what it did must stay to be seen.
    await RegisterImports.deleteOne({ _id: one._id, ref: person.ref, state: 'checked' });
    response.redirect(303, '/dashboard/import');
  });
  return router;
}
