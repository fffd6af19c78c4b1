import type { NextFunction, Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import { may } from '../../../access/rights.ts';
import { LARGEST_MB } from '../../../imports/check-file.ts';
import { showNotice } from '../notice.ts';
import { visitOf } from '../visit.ts';

const reader = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST_MB * 1024 * 1024, files: 1, fields: 10, fieldSize: 1_000 },
  // Browsers write the names of files in UTF-8.
  defParamCharset: 'utf8',
}).single('file');

/**
 * Reads a form with a file into the memory: `request.body` and `request.file`; whether the file is too large says `isTooLarge`.
 * To be put before whatever reads `request.body`: the token of the form stands in it. Only for those who may import.
 */
export const readUpload: RequestHandler = (request, response, next) => {
  const { person, language } = visitOf(response);
  if (!may(person, 'import-register')) return showNotice(response, 404, 'no-such-page', {}, language);
  reader(request, response, (error: unknown) => {
    if (error === undefined || error === null) return next();
    // The fields before the file have been read, and with them the token.
    if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') return tooLarge(response, next);
    showNotice(response, 400, 'unreadable', {}, language);
  });
};

function tooLarge(response: Response, next: NextFunction): void {
  response.locals['tooLarge'] = true;
  next();
}

/** Whether the file of this form is larger than may be: it was not read. */
export function isTooLarge(response: Response): boolean {
  return response.locals['tooLarge'] === true;
}

/** The file of a form, if it brought one with anything in it or a name. */
export function fileOf({ file }: Request): { name: string; bytes: Buffer } | null {
  return file ? { name: file.originalname, bytes: file.buffer } : null;
}
