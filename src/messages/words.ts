import { readdirSync, readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import type { Language } from '../conversation/bot-flow.ts';

const folder = new URL('../../locales/', import.meta.url);

// One file a language and flow; `conversation.json` holds what every flow says.
const resources = Object.fromEntries(
  readdirSync(folder).map((language) => {
    const files = new URL(`${language}/`, folder);
    const spaces = readdirSync(files).map((file) => [
      file.replace(/\.json$/u, ''),
      JSON.parse(readFileSync(new URL(file, files), 'utf8')) as object,
    ]);
    return [language, Object.fromEntries(spaces)];
  }),
);

const instance = createInstance();
void instance.init({
  initAsync: false,
  resources,
  fallbackLng: 'th',
  // Answers are keys too ("dimension:income").
  nsSeparator: false,
  interpolation: { escapeValue: false },
});

/** Values that a sentence mentions. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * The sentence under `key` in the wording of `flow`, else in the wording of all flows; undefined when neither has it.
 * What people wrote is put in as it is and never read as a template.
 */
export function sentence(
  language: Language,
  flow: string | null,
  key: string,
  values: Values = {},
): string | undefined {
  const ns = flow === null ? ['conversation'] : [flow, 'conversation'];
  if (!instance.exists(key, { lng: language, ns })) return undefined;
  const text: unknown = instance.t(key, { lng: language, ns, ...values });
  return typeof text === 'string' ? text : undefined;
}

/** Like `sentence`, for a key that must exist. Throws when the wording lacks it. */
export function say(language: Language, flow: string | null, key: string, values: Values = {}): string {
  const text = sentence(language, flow, key, values);
  if (text === undefined)
    throw new Error(`The wording "${key}" of ${flow ?? 'all flows'} is missing in ${language}.`);
  return text;
}
