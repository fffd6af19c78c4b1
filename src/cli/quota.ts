import { Command } from 'commander';
import { createLineClient } from '../line/client.ts';
import { createLog } from '../log.ts';
import { LineRefusal, LineUnreachable } from '../line/call.ts';
import { CLASSES } from '../models/outbox-message.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { lookAtQuota, type QuotaLook } from '../quota/look-at-quota.ts';
import { createQuota } from '../quota/quota.ts';
import { withStorage } from './with-storage.ts';

/** Refused messages that are named one by one. */
const NAMED = 20;

interface Refused {
  key: string;
  class: string;
  error: string;
}

/** `quota`: the month's pushed messages, what waits, and what LINE has refused for good. */
export function quotaCommand(): Command {
  return new Command('quota')
    .description(
      'Show what the month allows, what is used and expected, what went free, what waits and what failed.',
    )
    .option('--json', 'print figures for a program')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { look, refused, note } = await withStorage(async (_storage, { line }) => {
        const asked = line
          ? await ask(line)
          : 'LINE was not asked: there are no credentials (practice mode).';
        return { look: await lookAtQuota(), refused: await refusedForGood(), note: asked };
      });
      if (json)
        console.log(JSON.stringify({ ...look, waiting: Object.fromEntries(look.waiting), refused }, null, 2));
      else
        for (const line of [...(note === null ? [] : [note]), ...describe(look, refused)]) console.log(line);
    });
}

/** Asks LINE for the month as it is now; null, or why that was not possible. */
async function ask(address: Parameters<typeof createLineClient>[0]): Promise<string | null> {
  try {
    await createQuota({ line: createLineClient(address), log: createLog('silent', false) }).read();
    return null;
  } catch (error) {
    if (!(error instanceof LineRefusal || error instanceof LineUnreachable)) throw error;
    return `LINE could not be asked (${error.message}); these are the figures known before.`;
  }
}

async function refusedForGood(): Promise<Refused[]> {
  const rows = await OutboxMessages.find({ state: 'failed' })
    .select({ class: 1, error: 1 })
    .limit(NAMED)
    .lean();
  // LINE's user ids stand in keys of answers, and are nobody's business here.
  return rows.map(({ _id, class: kind, error = '' }) => ({
    key: _id.replaceAll(/U[0-9a-f]{32}/gu, 'U…'),
    class: kind,
    error,
  }));
}

function describe(look: QuotaLook, refused: readonly Refused[]): string[] {
  const { month, known, left, needed, sent, share, state } = look;
  const counted = CLASSES.filter((kind) => sent.paid[kind] + sent.free[kind] > 0).map(
    (kind) => `  ${kind}: ${sent.paid[kind]} pushed, ${sent.free[kind]} free`,
  );
  const waits = CLASSES.flatMap((kind) => {
    const { due = 0, later = 0 } = look.waiting.get(kind) ?? {};
    return due + later > 0 ? [`  ${kind}: ${due} due, ${later} later`] : [];
  });
  const reserved = known?.reserved;
  return [
    `Month ${month}: ${known ? SAID[state] : 'LINE has not been asked yet this month.'}`,
    `allowed: ${known ? (known.limit ?? 'no limit') : 'not known'}`,
    `used: ${known?.limit != null && left !== null ? known.limit - left : (known?.used ?? 0)}`,
    `left: ${left ?? 'no limit known'}`,
    `expected until the month's end: ${needed}`,
    ...(reserved
      ? [
          `set aside: ${reserved.digest} for digests, ${reserved.urgent} for what is urgent, ${reserved.reminder} for reminders`,
        ]
      : []),
    `went free: ${share === null ? 'nothing was sent yet' : `${Math.round(share * 100)} %`}`,
    ...counted,
    waits.length > 0 ? 'waiting:' : 'waiting: nothing',
    ...waits,
    refused.length > 0
      ? `refused by LINE for good (${refused.length}${refused.length === NAMED ? ' or more' : ''}):`
      : 'refused by LINE: nothing',
    ...refused.map(({ key, class: kind, error }) => `  ${kind} ${key}: ${error}`),
  ];
}

const SAID = {
  enough: 'enough for what is planned.',
  short: 'not enough for what is planned; reminders and advice wait for free rides.',
  'used-up': 'used up; everything waits for free rides.',
} as const;
