import { within, type OfficerScope } from '../access/area.ts';
import { Households, type Household, type Stage } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { fold } from '../readers/text.ts';
import { lastReportWeeks } from './last-report-weeks.ts';
import { thaiOrder } from './thai-order.ts';

/** One household of the register, with no more of it than a list is searched, sorted and narrowed by. */
export interface RegisterRow {
  code: string;
  /** Its place among the rows by code. */
  byCode: number;
  /** The same by name, and by the name of its tambon, in the order of a Thai dictionary. */
  byName: number;
  byTambon: number;
  /** Name, village, tambon, house number and code, folded (readers/text.ts), for a search. */
  text: string;
  stage: Stage;
  openDimensions: readonly string[];
  hasMentor: boolean;
  /** A mentor says it moved away or its head died, and nobody has checked it yet. */
  waitsForCheck: boolean;
  /** The week of its last report; `''` when there is none within twelve weeks. */
  lastWeek: string;
}

type Read = Pick<
  Household,
  '_id' | 'name' | 'houseNo' | 'village' | 'tambon' | 'stage' | 'openDimensions'
> & {
  registryCheck?: object;
};

/** The register within `scope` as light rows, by code. `week`: the current one, `2026-W48`. */
export async function registerRows(scope: OfficerScope, week: string): Promise<RegisterRow[]> {
  const names: string[] = [];
  const tambons: string[] = [];
  const rows: RegisterRow[] = [];
  const keptOnce = once();
  const households = Households.find(within(scope))
    .select({
      ...{ name: 1, houseNo: 1, village: 1, tambon: 1, stage: 1, openDimensions: 1 },
      'registryCheck.at': 1,
    })
    .sort({ _id: 1 })
    .lean()
    .cursor({ batchSize: 1_000 }) as AsyncIterable<Read>;
  for await (const household of households) {
    const { _id, name, houseNo, village, tambon, stage, openDimensions, registryCheck } = household;
    names.push(name);
    tambons.push(tambon);
    rows.push({
      code: _id,
      byCode: rows.length,
      byName: 0,
      byTambon: 0,
      text: fold([name, village, tambon, houseNo, _id].filter((part) => part !== undefined).join(' ')),
      stage,
      openDimensions: keptOnce(openDimensions),
      hasMentor: false,
      waitsForCheck: registryCheck !== undefined,
      lastWeek: '',
    });
  }
  const codes = rows.map(({ code }) => code);
  const [byName, byTambon, paired, weeks] = [
    await thaiOrder(names),
    await placesOf(tambons),
    await pairedWithin(scope, codes),
    await lastReportWeeks(codes, week),
  ];
  for (const [index, row] of rows.entries()) {
    row.byName = byName[index]!;
    row.byTambon = byTambon(tambons[index]!);
    row.hasMentor = paired.has(row.code);
    row.lastWeek = weeks.get(row.code) ?? '';
  }
  return rows;
}

/** Lists that say the same are one: thousands of households have the same few dimensions open. */
function once(): (list: readonly string[]) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (list) => {
    const key = list.join();
    const first = known.get(key) ?? list;
    known.set(key, first);
    return first;
  };
}

async function placesOf(all: readonly string[]): Promise<(name: string) => number> {
  const different = [...new Set(all)];
  const order = await thaiOrder(different);
  const places = new Map(different.map((name, index) => [name, order[index]!]));
  return (name) => places.get(name) ?? 0;
}

/** The codes of those that have a mentor. */
async function pairedWithin({ level }: OfficerScope, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const which = level === 'province' ? {} : { household: { $in: [...codes] } };
  const paired = new Set<string>();
  const pairings = Pairings.find({ ...which, to: { $exists: false } })
    .select({ household: 1 })
    .lean()
    .cursor({ batchSize: 1_000 });
  for await (const { household } of pairings) paired.add(household);
  return paired;
}
