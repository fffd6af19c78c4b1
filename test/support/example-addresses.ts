import { randomUUID } from 'node:crypto';
import { now } from '../../src/clock.ts';
import { checkFile, importsOf } from '../../src/imports/check-file.ts';
import { Digests } from '../../src/models/digest.ts';
import { People } from '../../src/models/person.ts';
import { Stories } from '../../src/models/story.ts';
import type { DashboardPage } from '../../src/web/dashboard/page.ts';

/** A page whose address has parameters, filled in from what is in the store. */
interface Example {
  /** What all officers of บัวหุ่ง may see. */
  hers: () => string | Promise<string>;
  /** Of another tambon: the officer of บัวหุ่ง is told that there is no such page. Absent where she may see no such page at all. */
  foreign?: () => string | Promise<string>;
}

const refOf = async (name: string): Promise<string> => (await People.findOne({ name }).lean().orFail()).ref;

/** By the page's path, as the registry has it. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  '/households/:code': { hers: () => '/households/H-0001', foreign: () => '/households/H-0004' },
  '/mentors/:ref': {
    hers: async () => `/mentors/${await refOf('สมศรี')}`,
    foreign: async () => `/mentors/${await refOf('บุญเลิศ')}`,
  },
  '/stories/:ref': { hers: async () => `/stories/${(await Stories.findOne().lean().orFail()).ref}` },
  '/programme/:list': { hers: () => '/programme/dimensions' },
  '/import/:id': { hers: async () => `/import/${await checkedImport()}` },
  '/advice/:id': { hers: () => '/advice/adv-health-01' },
  '/digest/:week': {
    hers: async () => `/digest/${(await Digests.findOne().sort({ _id: -1 }).lean().orFail())._id}`,
  },
};

/** Where a page, or a door of one, can be looked at. Throws for one with parameters that has no example yet. */
export async function exampleOf({ name, path }: Pick<DashboardPage, 'name' | 'path'>): Promise<string> {
  if (!path.includes(':')) return addressAt(path);
  const [pattern, { hers }] = known(name, path);
  return addressAt(`${await hers()}${path.slice(pattern.length)}`);
}

/** The same of another tambon; null where the address has no parameter. Throws for a page that has no example yet. */
export async function foreignExampleOf({
  name,
  path,
}: Pick<DashboardPage, 'name' | 'path'>): Promise<string | null> {
  if (!path.includes(':')) return null;
  const [pattern, { foreign }] = known(name, path);
  if (!foreign)
    throw new Error(
      `The page "${name}" is open to the officer of a tambon: give "${pattern}" a foreign example in test/support/example-addresses.ts.`,
    );
  return addressAt(`${await foreign()}${path.slice(pattern.length)}`);
}

function known(name: string, path: string): [pattern: string, Example] {
  const example = Object.entries(EXAMPLES).find(
    ([pattern]) => path === pattern || path.startsWith(`${pattern}/`),
  );
  if (!example)
    throw new Error(
      `The page "${name}" has no example: give "${path}" one in test/support/example-addresses.ts, so that it is looked at.`,
    );
  return example;
}

function addressAt(path: string): string {
  return `/dashboard${path === '/' ? '' : path}`;
}

const FILE = `รหัสครัวเรือน,ชื่อหัวหน้าครัวเรือน,บ้านเลขที่,หมู่ที่,ตำบล,อำเภอ,ขั้น,มิติที่ยังเปิด
H-0001,ยายทองใบ,11,4,บัวหุ่ง,ราษีไศล,พอเพียง,1;4
H-0090,ตาสมมติ,7,2,บัวหุ่ง,ราษีไศล,อยู่รอด,4
H-0091,ป้าสมมติ,8,2,บัวหุ่ง,ราษีไศล,อยู่ไม่รอด,4
`;

/** A file that the officer of the province has given to be imported, and that is still known. */
async function checkedImport(): Promise<string> {
  const { ref } = await People.findOne({ 'officer.level': 'province' }).lean().orFail();
  const [open] = await importsOf(ref, now());
  const id = open?._id ?? randomUUID();
  const bytes = Buffer.from(FILE);
  const given = { id, ref, kind: 'households' as const, fileName: 'ทะเบียนครัวเรือน.csv', bytes, survey: false };
  await checkFile(given, now());
  return id;
}
