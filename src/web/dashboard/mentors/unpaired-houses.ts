import { covers, type OfficerScope } from '../../../access/area.ts';
import { logReadings } from '../../../access/log-reading.ts';
import { mentorsNow } from '../../../figures/mentors-counted.ts';
import { houseLines } from '../../../help/where-and-who.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { Households } from '../../../models/household.ts';
import { Pairings } from '../../../models/pairing.ts';
import { ROWS } from '../list.ts';
import type { Visit } from '../visit.ts';

/** The households within `scope` that have no mentor: how many, and the first of them by code. */
export async function unpairedHouses(scope: OfficerScope, week: string, visit: Visit) {
  const { value } = await mentorsNow.ask(week);
  const codes = value.unpaired.filter((place) => covers(scope, place)).map(({ household }) => household);
  const first = codes.toSorted().slice(0, ROWS);
  // Since they were counted one may have got a mentor, or come to another area.
  const [households, pairings] = await Promise.all([
    Households.find({ _id: { $in: first } })
      .sort({ _id: 1 })
      .lean(),
    Pairings.find({ household: { $in: first }, to: { $exists: false } }).lean(),
  ]);
  const paired = new Set(pairings.map(({ household }) => household));
  const shown = households.filter((one) => !paired.has(one._id) && covers(scope, one));
  await logReadings(
    visit.speaker,
    shown.map(({ _id }) => _id),
    'pair',
  );
  const count = codes.length - (first.length - shown.length);
  return {
    count: showNumber(count),
    more: Math.max(0, count - shown.length),
    houses: shown.map((household) => {
      const [name, address] = houseLines(household, visit.language);
      const { _id, district } = household;
      return {
        code: _id,
        name,
        place: `${address} ${placeLine({ level: 'district', district }, visit.language)}`,
      };
    }),
  };
}
