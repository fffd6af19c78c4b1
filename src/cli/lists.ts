import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { say as words } from '../messages/words.ts';
import { ProvinceLists } from '../models/province-list.ts';
import { changeList } from '../province/change-list.ts';
import { problemInWords, type ListProblem } from '../province/list-problems.ts';
import { LISTS, type ListName } from '../province/lists.ts';
import { CommandError } from './command-error.ts';
import { withStorage } from './with-storage.ts';

const NAMES = Object.keys(LISTS) as ListName[];
const Options = z.object({ yes: z.boolean().default(false) });

const HELP = `
Lists: ${NAMES.join(', ')}.
  dimensions  the dimensions of the programme, each with the id of its lead agency
  aid-menu    what can be asked for, by dimension, relief or development
  agencies    who takes requests and urgent cases on; a dimension and an item of the aid menu name one by its id
  channels    where districts publish, with the sites by which a link is recognised
  holidays    days on which offices are closed; nobody is reminded of work then
  series      the name of the series of stories, and the number of the first one (firstEp)
  slogans     the closing words of the programme
  officials   who publishes the digest and where; "governor" and "secretary" with "name" and "title" if they are to be named

"show" prints a list as JSON; change a copy of that and give it to "set". A running bot takes a change within 10 seconds.
What households, open requests or other lists still go by cannot be taken away.

Examples:
  npm run -s cli -- lists show dimensions > dimensions.json
  npm run -s cli -- lists set dimensions dimensions.json
  npm run -s cli -- lists reset dimensions`;

/** `lists show|set|reset`: the lists the province may change without a programmer (domain.md R8, R15). */
export function listsCommand(): Command {
  return new Command('lists')
    .description(
      "The province's own lists: dimensions, aid menu, agencies, channels, holidays, series, slogans, officials.",
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
        .option('--yes', 'also where old records go by something that is taken away')
        .action(async (list: string, file: string, given: unknown) => {
          const name = named(list);
          await change(name, await readJson(file), Options.parse(given).yes);
          console.error(`${name}: changed. A running bot takes it within 10 seconds.`);
        }),
    )
    .addCommand(
      new Command('reset')
        .description('Go back to the list that came with the bot.')
        .argument('<list>')
        .option('--yes', 'also where old records go by something that is taken away')
        .action(async (list: string, given: unknown) => {
          const name = named(list);
          await change(name, null, Options.parse(given).yes);
          console.error(`${name}: as it came with the bot.`);
        }),
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

async function change(name: ListName, given: unknown, confirmed: boolean): Promise<void> {
  const changed = await withStorage(() => changeList(name, given, { by: 'cli', confirmed }));
  switch (changed.kind) {
    case 'changed':
    case 'same':
      return;
    case 'overtaken':
      throw new CommandError(
        `${name} was not changed: somebody else has changed it at this moment. Try again.`,
      );
    case 'wrong':
      throw refusal(
        name,
        changed.problems.map((problem) => lineOf(problem, given ?? LISTS[name].shipped)),
      );
    case 'in-use': {
      const lines = changed.uses.map(({ id, kind, count }) =>
        words('en', 'lists', `uses.${kind}`, { id, count }),
      );
      const isFinal = changed.uses.some(({ blocks }) => blocks);
      throw refusal(name, isFinal ? lines : [...lines, 'With --yes it is taken away all the same.']);
    }
  }
}

function refusal(name: ListName, lines: readonly string[]): CommandError {
  return new CommandError(`${name} was not changed:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

function lineOf(problem: ListProblem, given: unknown): string {
  return `${placeOf(problem.path, given)}: ${problemInWords(problem, 'en')}`;
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
