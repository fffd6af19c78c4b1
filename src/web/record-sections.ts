import type { Answers } from '../conversation/flow.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { dimensionName } from '../dimensions.ts';
import { districtName } from '../districts.ts';
import { ZONE } from '../clock.ts';
import { showMoment } from '../messages/show-moment.ts';
import { sentence, say as words } from '../messages/words.ts';
import { aidMenu } from '../province/current.ts';
import type { Entry, Records } from '../privacy/records.ts';
import { showNumber } from '../messages/show-number.ts';

/** One kind of record as it is read: its title and, for each thing of that kind, names and values. */
export interface Section {
  title: string;
  entries: (readonly [name: string, value: string])[][];
}

/** Answers without a flow of their own are a report's. */
const REPORT = 'weekly-report';
/** Fields that hold people's own words. */
const WRITTEN = new Set([
  'text',
  'texts',
  'name',
  'note',
  'address',
  'village',
  'wording',
  'members',
  'assets',
]);

/** Fields that hold ids of dimensions. */
const DIMENSIONS = new Set(['openDimensions', 'dimension', 'opened', 'closed']);

/** Lays records out for reading. Kinds of which there is nothing stand there too, with no entries. */
export function recordSections(records: Records, language: Language): Section[] {
  return Object.entries(records).map(([kind, entries]) => ({
    title: words(language, 'my-data', `page.sections.${kind}`),
    entries: entries.map((entry) => rowsOf(entry, language)),
  }));
}

function rowsOf(entry: Entry, language: Language): (readonly [string, string])[] {
  return Object.entries(entry).flatMap(([field, value]) => {
    if (field === 'answers') return answerRows(value as Answers, String(entry['flow'] ?? REPORT), language);
    const shown = show(field, value, language);
    return shown === '' ? [] : [[nameOf(field, language), shown] as const];
  });
}

function nameOf(field: string, language: Language): string {
  return sentence(language, 'my-data', `page.fields.${field}`) ?? field;
}

function show(field: string, value: unknown, language: Language): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return `${showMoment(value, language)} ${clock(value)}`;
  if (Array.isArray(value)) return value.map((one) => show(field, one, language)).join(', ');
  if (typeof value === 'object') return showParts(value, language);
  if (typeof value === 'number') return value.toLocaleString('en-US', { useGrouping: field !== 'moo' });
  if (field === 'district') return districtName(String(value), language);
  if (DIMENSIONS.has(field)) return dimensionName(String(value), language);
  const text = String(value);
  // What people wrote is shown as it is, also where it happens to be one of our own words.
  if (WRITTEN.has(field) || !/^[a-z][a-z_-]*$/u.test(text)) return text;
  return sentence(language, 'my-data', `page.values.${text}`) ?? text;
}

/** One of a list, for example a change of the dimensions: what it is made of, one after another. */
function showParts(value: object, language: Language): string {
  const parts = Object.entries(value).map(([field, part]) => [field, show(field, part, language)] as const);
  return parts
    .filter(([, shown]) => shown !== '')
    .map(([field, shown]) => `${nameOf(field, language)}: ${shown}`)
    .join(' · ');
}

/** The answers of a report, or of another conversation, with the names its own questions have. */
function answerRows(answers: Answers, flow: string, language: Language): (readonly [string, string])[] {
  return Object.entries(answers).flatMap(([key, answer]) => {
    if (answer === null || answer === undefined) return [];
    const [question = key, item] = key.split(':');
    const dimension = item === undefined ? '' : dimensionName(item, language);
    const name = sentence(language, flow, `${question}.line`, { dimension }) ?? question;
    const option = (one: string): string =>
      sentence(language, flow, `${question}.options.${one}`) ??
      aidMenu().find(({ id }) => id === one)?.[language] ??
      one;
    const value = Array.isArray(answer)
      ? (answer as readonly string[]).map(option).join(', ')
      : typeof answer === 'string'
        ? option(answer)
        : showNumber(Number(answer));
    return value === '' ? [] : [[name, value] as const];
  });
}

function clock(at: Date): string {
  return at.toLocaleTimeString('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
}
