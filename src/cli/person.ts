import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { machineNow, SECOND } from '../clock.ts';
import { districtName } from '../districts.ts';
import { People, type Person } from '../models/person.ts';
import { createRichMenus } from '../line/rich-menus.ts';
import { forgetAside } from '../privacy/finish-forgetting.ts';
import { normalize } from '../readers/text.ts';
import { CommandError } from './command-error.ts';
import { withStorage } from './with-storage.ts';

/** How long a person may be speaking with the bot before the command gives up. */
const PATIENCE = 20 * SECOND;

/** `person find` and `person forget`: for who asks the office in person or on paper. LINE's ids are never shown. */
export function personCommand(): Command {
  const find = new Command('find')
    .description('List people by a part of their name, or by their ref: ref, name, roles, area.')
    .argument('<text>')
    .action(async (text: string) => {
      const people = await withStorage(() => search(text));
      for (const person of people) console.log(describe(person));
      if (people.length === 0) throw new CommandError(`Nobody is called "${text}".`);
    });
  const forget = new Command('forget')
    .description('Forget a person as if she had asked for it in chat. It cannot be undone.')
    .argument('<person>', 'her ref, or a part of her name that is hers alone')
    .option('--yes', 'really forget; without it only who is meant is shown')
    .action(async (text: string, { yes = false }: { yes?: boolean }) => forgetFound(text, yes));
  return new Command('person').description('Find and forget people.').addCommand(find).addCommand(forget);
}

async function forgetFound(text: string, yes: boolean): Promise<void> {
  const counts = await withStorage(async ({ photos }, { line }) => {
    const menus = line && createRichMenus(line);
    const unlinkMenu = menus && ((userId: string) => menus.unlink(userId));
    const found = await search(text);
    const person = found.find(({ ref }) => ref === text) ?? found[0];
    if (!person) throw new CommandError(`Nobody is called "${text}", and nobody has this ref.`);
    if (person.ref !== text && found.length > 1) {
      const list = found.map(describe).join('\n');
      throw new CommandError(`Several people are meant. Give the ref of one:\n${list}`);
    }
    console.error(describe(person));
    if (!yes) throw new CommandError('Nothing was done. Add --yes to forget this person for good.');
    const until = machineNow() + PATIENCE;
    for (;;) {
      const done = await forgetAside(person._id, {
        by: 'cli',
        photos,
        asked: true,
        ...(unlinkMenu && { unlinkMenu }),
      });
      if (done) return done;
      if (!(await People.exists({ _id: person._id }))) return { left: 0 };
      if (machineNow() > until) {
        throw new CommandError('The bot is working on a message of this person. Try again in a minute.');
      }
      await sleep(SECOND / 2);
    }
  });
  for (const [what, count] of Object.entries(counts)) console.log(`${what}: ${count}`);
}

async function search(text: string): Promise<Person[]> {
  const wanted = normalize(text).toLowerCase();
  if (wanted === '') throw new CommandError('Give a name or a ref.');
  const people = await People.find().sort({ name: 1 }).lean();
  return people.filter(({ ref, name }) => ref === text || name?.toLowerCase().includes(wanted));
}

function describe({ ref, name = '-', roles, officer, area }: Person): string {
  const district = officer?.district ?? area?.district;
  const places = [
    ...(officer?.level === 'province' ? ['province'] : []),
    ...(officer?.tambons ?? (area?.tambon === undefined ? [] : [area.tambon])),
    ...(district === undefined ? [] : [districtName(district, 'th')]),
  ];
  return [ref, name, roles.join('+') || '-', places.join(' ') || '-'].join('\t');
}
