import { within } from '../access/area.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { dimensionName } from '../dimensions.ts';
import { districtName } from '../districts.ts';
import { requestTitle } from '../help/request-title.ts';
import { around, type Around } from '../help/where-and-who.ts';
import { say as words } from '../messages/words.ts';
import { HELP_STATUSES, HelpRequests, type HelpRequest, type HelpStatus } from '../models/help-request.ts';
import { peopleNamed, type Named } from '../people-named.ts';
import { inBatches } from '../storage/in-batches.ts';
import type { TableCell } from '../tables/table-to-write.ts';
import { dayCell } from './cells.ts';
import { cellsUnder, columnsOf } from './columns-of.ts';
import type { ExportKind, Wanted } from './export-kind.ts';
import { mayHaveWords } from './request-words.ts';

const BATCH = 200;
const COLUMNS = [
  'asked-at',
  'code',
  '~name',
  '#moo',
  'tambon',
  'district',
  '~what',
  'dimension',
  'type',
  'agency',
  '~words',
  'status',
  'asked-by',
  'taken-by',
  'accepted-at',
  'delivered-at',
  'verified-at',
  '~way',
] as const;

/** The wishes for help asked in a period, the oldest first, each with all that became of it. */
export const aidExport: ExportKind = {
  name: 'aid',
  deed: 'handle-request',
  ofPeriod: true,
  states: HELP_STATUSES,
  columns: (language) => columnsOf(COLUMNS, language),
  count: (wanted) => HelpRequests.countDocuments(filterOf(wanted)),
  async *rows(wanted) {
    const found = HelpRequests.find(filterOf(wanted)).sort({ requestedAt: 1, _id: 1 }).lean().cursor();
    for await (const batch of inBatches(found as AsyncIterable<HelpRequest>, BATCH)) {
      const about = await around(batch);
      const nameOf = await peopleNamed(
        batch.flatMap(({ person, takenBy, history }) => [person, takenBy, ...history.map(({ by }) => by)]),
      );
      for (const request of batch) yield [cellsOf(request, about, nameOf, wanted.language)];
    }
  },
};

function filterOf({ scope, period, state }: Wanted) {
  return {
    ...within(scope),
    requestedAt: { $gte: period.since, $lt: period.until },
    ...(state !== '' && { status: state as HelpStatus }),
  };
}

function cellsOf(
  request: HelpRequest,
  { households, people }: Around,
  nameOf: Named,
  language: Language,
): TableCell[] {
  const { household, dimension, type, agency, text, status, person, takenBy, history } = request;
  const word = (key: string): string => words(language, 'requests', key);
  const home = household === undefined ? undefined : households.get(household);
  const worded = mayHaveWords(request, home, people.get(person));
  const first = (wanted: HelpStatus): string => dayCell(history.find((line) => line.status === wanted)?.at);
  const way = history.map(({ status: then, at, by, note }) => {
    const said = worded && note !== undefined ? `: ${note}` : '';
    return `${dayCell(at)} ${word(`statuses.${then}`)} (${nameOf(by)})${said}`;
  });
  return cellsUnder(COLUMNS, {
    'asked-at': dayCell(request.requestedAt),
    code: home?._id ?? '',
    name: home?.name ?? '',
    moo: home?.moo ?? '',
    tambon: request.tambon ?? '',
    district: request.district === undefined ? '' : districtName(request.district, language),
    what: requestTitle(request, language),
    dimension: dimension === undefined ? '' : dimensionName(dimension, language),
    type: type === undefined ? '' : word(`types.${type}`),
    agency: agency ?? '',
    words: worded ? (text ?? '') : '',
    status: word(`statuses.${status}`),
    'asked-by': nameOf(person),
    'taken-by': nameOf(takenBy),
    'accepted-at': first('accepted'),
    'delivered-at': first('delivered'),
    'verified-at': first('verified'),
    way: way.join('; '),
  });
}
