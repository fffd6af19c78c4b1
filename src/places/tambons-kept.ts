import { MINUTE } from '../clock.ts';
import { keepCounted } from '../keep-counted.ts';
import { Households } from '../models/household.ts';

/** A tambon that has households. */
export interface KeptTambon {
  district: string;
  name: string;
}

/** The tambons in which the register has households, kept for ten minutes: every page offers them, and they hardly change. */
const kept = keepCounted<{ tambons: readonly KeptTambon[]; households: number }>({
  count: async () => {
    const rows = await Households.find()
      .select({ district: 1, tambon: 1 })
      .lean<{ district: string; tambon: string }[]>();
    const found = new Map(
      rows.map(({ district, tambon }) => [`${district} ${tambon}`, { district, name: tambon }]),
    );
    return { tambons: [...found.values()], households: rows.length };
  },
  sizeOf: ({ households }) => households,
  freshFor: 10 * MINUTE,
});

/** The tambons of a district, as the office's list names them. */
export async function tambonsOfDistrict(district: string): Promise<KeptTambon[]> {
  const { value } = await kept.ask('all');
  return value.tambons.filter((one) => one.district === district);
}

/** Lets the kept tambons go: households have come that may lie in others. */
export const dropTambons = kept.drop;
