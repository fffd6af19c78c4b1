import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { audit } from '../access/audit.ts';
import { now } from '../clock.ts';
import { Households } from '../models/household.ts';
import { ProvinceLists } from '../models/province-list.ts';
import { changeList, dimensions } from '../province/current.ts';
import { LISTS, type AidItem, type Dimension, type ListName } from '../province/lists.ts';
import { CommandError } from './command-error.ts';
import { withStorage } from './with-storage.ts';

const NAMES = Object.keys(LISTS) as ListName[];

const HELP = `
Lists: ${NAMES.join(', ')}.
  dimensions  the dimensions of the programme with their lead agencies
  aid-menu    what can be asked for, by dimension, relief or development
  channels    where districts publish, with the sites by which a link is recognised
  holidays    days on which offices are closed; nobody is reminded of work then
  series      the name of the series of stories, and the number of the first one (firstEp)
  slogans     the closing words of the programme
  officials   who publishes the digest and where; "governor" and "secretary" with "name" and "title" if they are to be named

"show" prints a list as JSON; change a copy of that and give it to "set". A running bot takes a change within 10 seconds.
A dimension that households still have open cannot be taken away.

Examples:
  npm run -s cli -- lists show dimensions > dimensions.json
  npm run -s cli -- lists set dimensions dimensions.json
  npm run -s cli -- lists reset dimensions`;

/** `lists show|set|reset`: the lists the province may change without a programmer (domain.md R8, R15). */
export function listsCommand(): Command {
  return new Command('lists')
    .description(
      "The province's own lists: dimensions, aid menu, channels, holidays, series, slogans, officials.",
    )
    .addHelpText('after', HELP)
    .addCommand(
      new Command('show')
        .description('Print a list as JSON.')
        .argument('<list>')
        .action(async (list: string) => show(named(list))),
    )
    .addCommand(
      new Command('set')
        .description('Replace a list by that of a JSON file.')
        .argument('<list>')
        .argument('<file>')
        .action(async (list: string, file: string) => set(named(list), file)),
    )
    .addCommand(
      new Command('reset')
        .description('Go back to the list that came with the bot.')
        .argument('<list>')
        .action(async (list: string) => reset(named(list))),
    );
}

function named(list: string): ListName {
  const name = NAMES.find((one) => one === list);
  if (name === undefined) throw new CommandError(`"${list}" is no list. There are: ${NAMES.join(', ')}.`);
  return name;
}

async function show(name: ListName): Promise<void> {
  const items = await withStorage(async () => (await ProvinceLists.findById(name).lean())?.items);
  console.log(JSON.stringify(items ?? LISTS[name].shipped, null, 2));
}

async function set(name: ListName, file: string): Promise<void> {
  const items = check(name, await readJson(file));
  await withStorage(async () => {
    await needFitting(name, items);
    await changeList(name, items, 'cli');
    await log(name, 'set');
  });
  console.error(`${name}: changed. A running bot takes it within 10 seconds.`);
}

async function reset(name: ListName): Promise<void> {
  await withStorage(async () => {
    await needFitting(name, LISTS[name].shipped);
    await ProvinceLists.deleteOne({ _id: name });
    await log(name, 'reset');
  });
  console.error(`${name}: as it came with the bot.`);
}

async function log(list: ListName, change: string): Promise<void> {
  const at = now();
  await audit({
    key: `list:${list}:${at.toISOString()}`,
    at,
    actor: 'cli',
    deed: 'list',
    details: { list, change },
  });
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new CommandError(`${file} is no JSON: ${(error as Error).message}.`, { cause: error });
  }
}

/** The list as its schema has it. Throws CommandError with one line for each thing that is wrong, by item and field. */
function check(name: ListName, given: unknown): unknown {
  const parsed = (LISTS[name].schema as z.ZodType).safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${placeOf(path, given)}: ${message}`);
  throw new CommandError(`${name} was not changed:\n${lines.join('\n')}`);
}

/** What the rest of the store says to a list that is right in itself. Throws CommandError. */
async function needFitting(name: ListName, items: unknown): Promise<void> {
  const lines: string[] = [];
  if (name === 'aid-menu') {
    const known = new Set(dimensions().map(({ id }) => id));
    for (const [index, { dimension }] of (items as AidItem[]).entries())
      if (!known.has(dimension))
        lines.push(`${placeOf([index, 'dimension'], items)}: there is no dimension "${dimension}"`);
  }
  if (name === 'dimensions') {
    const kept = new Set((items as Dimension[]).map(({ id }) => id));
    for (const { id } of dimensions().filter((one) => !kept.has(one.id))) {
      const open = await Households.countDocuments({ openDimensions: id });
      if (open > 0) lines.push(`${open} household${open === 1 ? ' still has' : 's still have'} ${id} open.`);
    }
  }
  if (lines.length > 0)
    throw new CommandError(`${name} was not changed:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

/** "item 3 (income), field "agency"": where an operator finds what is wrong. */
function placeOf(path: readonly PropertyKey[], given: unknown): string {
  const [item, ...fields] = path;
  if (typeof item !== 'number') return fieldNamed(path) || 'the list';
  const { id, date = id } = ((given as unknown[])[item] ?? {}) as { id?: unknown; date?: unknown };
  const known = typeof date === 'string' ? ` (${date})` : '';
  return [`item ${item + 1}${known}`, fieldNamed(fields)].filter((part) => part !== '').join(', ');
}

function fieldNamed(names: readonly PropertyKey[]): string {
  return names.length === 0 ? '' : `field "${names.map(String).join('.')}"`;
}
