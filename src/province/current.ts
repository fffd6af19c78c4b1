import { loadAdvice } from '../advice/library.ts';
import { machineNow, SECOND } from '../clock.ts';
import { ProvinceLists } from '../models/province-list.ts';
import {
  LISTS,
  type Agency,
  type AidItem,
  type Channel,
  type Dimension,
  type Holiday,
  type ListName,
  type Officials,
  type Series,
  type Slogans,
} from './lists.ts';

/** How old this process's copy may become before it is read again: another process may have changed a list. */
const FRESH_FOR = 10 * SECOND;

interface Lists {
  dimensions: readonly Dimension[];
  'aid-menu': readonly AidItem[];
  agencies: readonly Agency[];
  channels: readonly Channel[];
  holidays: readonly Holiday[];
  series: Series;
  slogans: Slogans;
  officials: Officials;
}

const shipped = (): Lists => ({
  dimensions: LISTS.dimensions.shipped,
  'aid-menu': LISTS['aid-menu'].shipped,
  agencies: LISTS.agencies.shipped,
  channels: LISTS.channels.shipped,
  holidays: LISTS.holidays.shipped,
  series: LISTS.series.shipped,
  slogans: LISTS.slogans.shipped,
  officials: LISTS.officials.shipped,
});
let lists = shipped();
let readAt = 0;

/** The dimensions in the programme's order, as the province has them now (domain.md R8). */
export const dimensions = (): readonly Dimension[] => lists.dimensions;
/** The aid menu as the province has it now (domain.md R15). */
export const aidMenu = (): readonly AidItem[] => lists['aid-menu'];
/** The agencies as the province has them now (domain.md R9). */
export const agencies = (): readonly Agency[] => lists.agencies;
/** The channels of publicity as the province has them now (domain.md R22). */
export const channels = (): readonly Channel[] => lists.channels;
/** The public holidays as the province has them now, the earliest first. */
export const holidays = (): readonly Holiday[] => lists.holidays;
/** The series of stories as the province has it now (domain.md R23). */
export const series = (): Series => lists.series;
/** The programme's closing words as the province has them now (domain.md R27). */
export const slogans = (): Slogans => lists.slogans;
/** Who publishes the digest, where and under whose lead, as the province has it now (domain.md R28). */
export const officials = (): Officials => lists.officials;

/**
 * Reads the province's lists and advice from the store, unless that was done a moment ago (`always`: in any case). Called
 * before an event is worked in, a job is run or messages are sent, so that everything after it may ask without waiting. A
 * stored list that no longer fits its schema is left out, and what is shipped stands.
 */
export async function refreshProvince({ always = false } = {}): Promise<void> {
  if (!always && machineNow() - readAt < FRESH_FOR) return;
  const [stored] = await Promise.all([ProvinceLists.find().lean(), loadAdvice()]);
  const next = shipped();
  for (const { _id, items } of stored) {
    if (!(_id in LISTS) || items === undefined) continue;
    const parsed = LISTS[_id as ListName].schema.safeParse(items);
    if (parsed.success) Object.assign(next, { [_id]: parsed.data });
  }
  lists = next;
  readAt = machineNow();
}
