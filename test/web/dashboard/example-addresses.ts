import { Digests } from '../../../src/models/digest.ts';
import { People } from '../../../src/models/person.ts';
import { Stories } from '../../../src/models/story.ts';
import type { DashboardPage } from '../../../src/web/dashboard/page.ts';

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
  '/advice/:id': { hers: () => '/advice/adv-health-01' },
  '/digest/:week': {
    hers: async () => `/digest/${(await Digests.findOne().sort({ _id: -1 }).lean().orFail())._id}`,
  },
};

/** Where a page can be looked at. Throws for a page with parameters that has no example yet. */
export async function exampleOf({ name, path }: Pick<DashboardPage, 'name' | 'path'>): Promise<string> {
  return addressAt(path.includes(':') ? await known(name, path).hers() : path);
}

/** The same of another tambon; null where the address has no parameter. Throws for a page that has no example yet. */
export async function foreignExampleOf({
  name,
  path,
}: Pick<DashboardPage, 'name' | 'path'>): Promise<string | null> {
  if (!path.includes(':')) return null;
  const { foreign } = known(name, path);
  if (!foreign)
    throw new Error(
      `The page "${name}" is open to the officer of a tambon: give "${path}" a foreign example in test/web/dashboard/example-addresses.ts.`,
    );
  return addressAt(await foreign());
}

function known(name: string, path: string): Example {
  const example = EXAMPLES[path];
  if (!example)
    throw new Error(
      `The page "${name}" has no example: give "${path}" one in test/web/dashboard/example-addresses.ts, so that it is looked at.`,
    );
  return example;
}

function addressAt(path: string): string {
  return `/dashboard${path === '/' ? '' : path}`;
}
