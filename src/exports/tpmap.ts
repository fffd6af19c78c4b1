import { within } from '../access/area.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { requestTitle } from '../help/request-title.ts';
import { householdBatches } from '../households/household-batches.ts';
import { sinceRecorded, type SinceRecorded } from '../households/since-recorded.ts';
import { say as words } from '../messages/words.ts';
import { HelpRequests, type HelpRequest } from '../models/help-request.ts';
import { Households, type Household } from '../models/household.ts';
import type { TableCell } from '../tables/table-to-write.ts';
import { dayCell, dimensionsCell, PLACE, placeCells } from './cells.ts';
import { cellsUnder, columnsOf } from './columns-of.ts';
import type { ExportKind } from './export-kind.ts';
import { mayHaveWords } from './request-words.ts';

const BATCH = 200;
const COLUMNS = [
  'code',
  'thaiqm-ref',
  '~name',
  ...PLACE,
  'recorded',
  'recorded-until',
  'stage',
  '~moves',
  '~closed',
  '~opened',
  '~still-open',
  '~aid-given',
  '~places',
] as const;

/**
 * What an officer keys into TPMAP by hand, which has no other way in (domain.md R5): for each household what was done and has
 * changed since it was last recorded. Those not recorded come first, then those of which something is new; `all`: the rest too.
 */
export const tpmapExport: ExportKind = {
  name: 'tpmap',
  deed: 'keep-record',
  ofPeriod: false,
  states: ['not-recorded', 'changed', 'all'],
  columns: (language) => columnsOf(COLUMNS, language),
  count: ({ scope }) => Households.countDocuments(within(scope)),
  async *rows({ scope, state, language }) {
    // The whole is gone through once for those not recorded and once for the others, so that nothing need be kept for later.
    const passes = state === 'not-recorded' ? [false] : state === 'changed' ? [true] : [false, true];
    for (const recorded of passes) {
      for await (const batch of householdBatches(scope, BATCH)) {
        const homes = batch.filter(({ recordedInTpmap = false }) => recordedInTpmap === recorded);
        const asked = await requestsOf(homes);
        for (const home of homes) {
          const since = sinceRecorded(home, asked.get(home._id) ?? []);
          yield since.isDue || state === 'all' ? [cellsOf(home, since, language)] : [];
        }
      }
    }
  },
};

async function requestsOf(homes: readonly Household[]): Promise<ReadonlyMap<string, HelpRequest[]>> {
  const codes = homes.map(({ _id }) => _id);
  const found = await HelpRequests.find({ household: { $in: codes } })
    .select({ details: 0 })
    .sort({ household: 1, requestedAt: 1 })
    .lean<HelpRequest[]>();
  return Map.groupBy(found, ({ household = '' }) => household);
}

function cellsOf(household: Household, since: SinceRecorded, language: Language): TableCell[] {
  const stage = (name: string): string => words(language, 'household', `stages.${name}`);
  const changed = (which: 'closed' | 'opened'): string =>
    list(
      since.changes.map((change) => {
        const names = dimensionsCell(change[which], language);
        return names === '' ? '' : `${dayCell(change.at)} ${names}`;
      }),
    );
  return cellsUnder(COLUMNS, {
    code: household._id,
    'thaiqm-ref': household.thaiqmRef ?? '',
    name: household.name,
    ...placeCells(household, language),
    recorded: words(language, 'exports', household.recordedInTpmap ? 'yes' : 'no'),
    'recorded-until': dayCell(since.recordedUntil),
    stage: stage(household.stage),
    moves: list(
      since.moves.map(
        ({ from, stage: to, at }) =>
          `${dayCell(at)} ${from === undefined ? '' : `${stage(from)} → `}${stage(to)}`,
      ),
    ),
    closed: changed('closed'),
    opened: changed('opened'),
    'still-open': dimensionsCell(household.openDimensions, language),
    'aid-given': list(
      since.aid.map(({ request, at }) => `${dayCell(at)} ${aidCell(request, household, language)}`),
    ),
    places: list(
      since.places.map(
        ({ from, at }) => `${dayCell(at)} ${from.tambon} ${districtName(from.district, language)}`,
      ),
    ),
  });
}

/** An item of the aid menu by its name; a need in the words it was told in. */
function aidCell(request: HelpRequest, household: Household, language: Language): string {
  const { type, text } = request;
  const worded = request.kind === 'need' && mayHaveWords(request, household, undefined);
  const what = worded && text !== undefined ? text : requestTitle(request, language);
  return type === undefined ? what : `${what} (${words(language, 'requests', `types.${type}`)})`;
}

function list(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('; ');
}
