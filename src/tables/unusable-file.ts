import { wrongInWords, type Wrong } from './wrong.ts';

/** A file of which nothing can be imported; what is wrong says why and how to save it right, its message says it in English. */
export class UnusableFile extends Error {
  readonly wrong: Wrong;

  /** `key`: under `file` of the wording `tables`. */
  constructor(key: string, values: Wrong['values'] = {}, options?: ErrorOptions) {
    const wrong = { key: `file.${key}`, values };
    super(wrongInWords(wrong, 'en'), options);
    this.wrong = wrong;
  }
}
