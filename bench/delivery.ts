import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startRateLimitedLine, type RateLimitedLine } from './rate-limited-line.ts';

const run = promisify(execFile);

/** Households and mentors of the province (design §1), and how many times as many are tried. */
export interface DeliverySize {
  advised: number;
  mentors: number;
}

/** One run of delivering. Ratios are to the rival of the same run. */
export interface DeliveryFigures {
  size: DeliverySize;
  /** Queued, and how long the jobs took for it. */
  queueSeconds: number;
  /** Messages a second that reached LINE. */
  perSecond: number;
  perSecondRatio: number;
  /** Requests LINE was sent for them. */
  requests: number;
  requestsRatio: number;
  tooFast: number;
  memoryBytes: number;
  memoryRatio: number;
}

/**
 * Queues and delivers the week's advice and reminders of a province to a LINE with its real rate limits, each in a process of
 * its own, beside a plain loop over LINE's SDK with as many messages. Throws when a message was lost or came twice.
 */
export async function measureDelivery(
  size: DeliverySize,
  mongodbUri: string | undefined,
): Promise<DeliveryFigures> {
  const line = await startRateLimitedLine();
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-bench-'));
  try {
    const count = size.advised + size.mentors;
    const ours = await inProcess<Ours>('deliver-week.ts', [size.advised, size.mentors], line, {
      DATA_DIR: dataDir,
      ...(mongodbUri !== undefined && { MONGODB_URI: ownDatabase(mongodbUri) }),
    });
    const got = line.take();
    if (ours.queued !== count || got.messages !== count || got.twice > 0)
      throw new Error(
        `Of ${count} messages ${ours.queued} were queued, ${got.messages} arrived, ${got.twice} twice.`,
      );
    const rival = await inProcess<Rival>('push-plainly.ts', [count], line, {});
    const theirs = line.take();
    return {
      size,
      queueSeconds: ours.queueSeconds,
      perSecond: count / ours.deliverSeconds,
      perSecondRatio: rival.deliverSeconds / ours.deliverSeconds,
      requests: got.requests,
      requestsRatio: got.requests / theirs.requests,
      tooFast: got.tooFast,
      memoryBytes: ours.memoryBytes,
      memoryRatio: ours.memoryBytes / rival.memoryBytes,
    };
  } finally {
    await line.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The figures as lines to read, the sizes beside one another. */
export function deliveryTable(all: readonly DeliveryFigures[]): string {
  const rows: [string, (one: DeliveryFigures) => string][] = [
    ['advice and reminders delivered', ({ size }) => show(size.advised + size.mentors)],
    ['  queued by the jobs in, seconds', (one) => show(one.queueSeconds, 1)],
    ['  messages a second', (one) => show(one.perSecond)],
    ['    beside a plain push loop', (one) => show(one.perSecondRatio, 2)],
    ['  requests', (one) => show(one.requests)],
    ['    beside a plain push loop', (one) => show(one.requestsRatio, 2)],
    ['  requests LINE found too fast', (one) => show(one.tooFast)],
    ['  memory, MB', (one) => show(one.memoryBytes / 1e6)],
    ['    beside a plain push loop', (one) => show(one.memoryRatio, 2)],
  ];
  return rows
    .map(([label, cell]) => [label.padEnd(36), ...all.map((one) => cell(one).padStart(10))].join(' '))
    .join('\n');
}

function show(value: number, digits = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

interface Ours {
  queued: number;
  sent: number;
  queueSeconds: number;
  deliverSeconds: number;
  memoryBytes: number;
}
type Rival = Omit<Ours, 'queued' | 'queueSeconds'>;

async function inProcess<T>(
  file: string,
  args: readonly number[],
  line: RateLimitedLine,
  env: Readonly<Record<string, string>>,
): Promise<T> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { stdout } = await run(process.execPath, [path, ...args.map(String)], {
    env: { PATH: process.env['PATH'] ?? '', LINE_API_BASE_URL: line.url, ...env },
  });
  return JSON.parse(stdout) as T;
}

function ownDatabase(server: string): string {
  const url = new URL(server);
  url.pathname = `/khubun-bench-${randomBytes(6).toString('hex')}`;
  return url.href;
}
