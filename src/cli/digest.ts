import { Command } from 'commander';
import type { OfficerScope } from '../access/area.ts';
import { endOfWeek, lastWeek, mondayOf, now } from '../clock.ts';
import type { Config } from '../config.ts';
import { officerAddress, publicAddress } from '../digest/addresses.ts';
import { draftDigest } from '../digest/draft-digest.ts';
import { editionOf, type Edition } from '../digest/edition.ts';
import { sendDigest } from '../digest/send-digest.ts';
import { digestText } from '../digest/text.ts';
import { districtCode } from '../households/district-name.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { CommandError } from './command-error.ts';
import { withStorage } from './with-storage.ts';

const HELP = `
A week is written like 2026-W48 and its digest comes out on the Monday after; without --week it is the last that is over.
"preview" counts the week where that was not done yet, and keeps it as the draft. "send" decides that it goes; a running bot
then sends each officer the edition of her own area. What was sent is corrected in the chat (ดูร่าง), with a reason.

Examples:
  npm run -s cli -- digest preview --week 2026-W48
  npm run -s cli -- digest preview --district ราษีไศล --json
  npm run -s cli -- digest send --week 2026-W48`;

interface Options {
  week?: string;
  district?: string;
  json?: boolean;
}

/** `digest preview` and `digest send`: the Monday digest in a terminal (domain.md R21). */
export function digestCommand(): Command {
  return new Command('digest')
    .description('The Monday digest of a week: look at it, and send it.')
    .addHelpText('after', HELP)
    .addCommand(
      withOptions(
        new Command('preview').description('Print the digest of a week as officers get it.'),
      ).action(async (given: Options) => work(given, preview)),
    )
    .addCommand(
      withOptions(new Command('send').description('Send the digest of a week, and print it.')).action(
        async (given: Options) => work(given, send),
      ),
    );
}

/** What both commands understand. */
function withOptions(command: Command): Command {
  return command
    .option('--week <week>', 'the week it tells of, like 2026-W48')
    .option('--district <district>', 'print the edition of this district: its code or name')
    .option('--json', 'print the figures for a program');
}

interface Wanted {
  week: string;
  scope: OfficerScope;
}

type Deed = (wanted: Wanted) => Promise<{ digest: Digest; note: string }>;

async function work({ week, district, json = false }: Options, deed: Deed): Promise<void> {
  const wanted = { week: weekIn(week), scope: scopeIn(district) };
  await withStorage(async (_storage, config) => {
    const { digest, note } = await deed(wanted);
    const edition = await editionOf(digest, wanted.scope);
    if (json) console.log(JSON.stringify(figures(digest, edition), null, 2));
    else for (const line of text(digest, edition, note, config)) console.log(line);
  });
}

async function preview({ week }: Wanted): Promise<{ digest: Digest; note: string }> {
  const digest = await draftDigest(week);
  const { state, sentAt, revision } = digest;
  const corrected = revision > 0 ? `, corrected ${revision} times` : '';
  const note = state === 'sent' ? `Sent ${sentAt?.toISOString()}${corrected}.` : `Not sent (${state}).`;
  return { digest, note };
}

async function send({ week }: Wanted): Promise<{ digest: Digest; note: string }> {
  await draftDigest(week);
  const at = now();
  const fate = await sendDigest(week, { by: 'cli', event: `cli:${week}:${at.getTime()}`, at });
  if (fate !== 'sent')
    throw new CommandError(
      `The digest of ${week} was sent before. Correct it in the chat: ดูร่าง ${week}, then ทำฉบับแก้ไข.`,
    );
  const digest = await Digests.findById(week).lean().orFail();
  return { digest, note: 'It is sent: a running bot brings each officer the edition of her own area.' };
}

function text(digest: Digest, edition: Edition, note: string, { publicBaseUrl }: Config): string[] {
  const { scope } = edition.figures;
  const pages = [
    `page: ${officerAddress(publicBaseUrl, digest, scope)}`,
    ...(digest.state === 'sent' ? [`public page: ${publicAddress(publicBaseUrl, digest._id)}`] : []),
  ];
  return [digestText(edition, 'officers', 'th'), '', note, ...pages];
}

function figures({ _id: week, state, revision, sentAt }: Digest, edition: Edition): object {
  const { total, parts, scope, workingDays, postingDays, messages } = edition.figures;
  const stories = edition.stories.map(({ ep, title, district }) => ({ ep, title, district }));
  return { week, state, revision, sentAt, scope, total, parts, workingDays, postingDays, messages, stories };
}

function weekIn(named: string | undefined): string {
  if (named === undefined) return lastWeek();
  try {
    mondayOf(named);
  } catch (error) {
    throw new CommandError(`--week: ${(error as Error).message}`);
  }
  if (endOfWeek(named) > now()) throw new CommandError(`--week: ${named} is not over yet.`);
  return named;
}

function scopeIn(named: string | undefined): OfficerScope {
  if (named === undefined) return { level: 'province' };
  const district = districtCode(named);
  if (district === null)
    throw new CommandError(
      `--district: "${named}" is no district. Write its code or name, like 3309 or ราษีไศล.`,
    );
  return { level: 'district', district };
}
