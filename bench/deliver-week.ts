import { setTimeout as pause } from 'node:timers/promises';
import { setClock } from '../src/clock.ts';
import { createComposers } from '../src/composers.ts';
import { createLineClient } from '../src/line/client.ts';
import { createLog } from '../src/log.ts';
import { createMetrics } from '../src/metrics.ts';
import { Households } from '../src/models/household.ts';
import '../src/models/index.ts';
import { OutboxMessages } from '../src/models/outbox-message.ts';
import { Pairings } from '../src/models/pairing.ts';
import { People } from '../src/models/person.ts';
import { createOutbox } from '../src/outbox/deliver.ts';
import { queueAdvice } from '../src/advice/queue-advice.ts';
import { queueReminders } from '../src/reminders/queue-reminders.ts';
import { createQuota } from '../src/quota/quota.ts';
import { connectStorage } from '../src/storage/connect.ts';

// A process of its own, so that its memory is the bot's: a province's week of advice and reminders is queued by the jobs and
// delivered by the outbox to the LINE at LINE_API_BASE_URL. Tells its figures on stdout as JSON.

const [advised = 0, mentors = 0] = process.argv.slice(2).map(Number);
const { LINE_API_BASE_URL: url = '', DATA_DIR: dataDir = '', MONGODB_URI: mongodbUri = '' } = process.env;
const CHUNK = 1_000;
const STAGES = ['survive', 'sufficient', 'sustainable'] as const;
const DIMENSIONS = ['health', 'living', 'education', 'income', 'services'];

const userId = (kind: string, number: number): string => `U${kind}${String(number).padStart(31, '0')}`;

/** Households that want advice on LINE, and mentors with one more household each; nobody real. */
async function settle(): Promise<void> {
  for (let from = 0; from < advised; from += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, advised - from) }, (_, index) => from + index);
    await Households.insertMany(numbers.map((number) => home(`A-${number}`, number)));
    await People.insertMany(
      numbers.map((number) => ({
        _id: userId('a', number),
        roles: ['household'],
        household: `A-${number}`,
        consents: { messages: 'yes' },
      })),
    );
  }
  for (let from = 0; from < mentors; from += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, mentors - from) }, (_, index) => from + index);
    await Households.insertMany(numbers.map((number) => home(`B-${number}`, number)));
    await People.insertMany(
      numbers.map((number) => ({
        _id: userId('b', number),
        roles: ['mentor'],
        name: `พี่เลี้ยง ${number}`,
        reminder: 'thu-evening',
      })),
    );
    await Pairings.insertMany(
      numbers.map((number) => ({
        _id: `${userId('b', number)}:B-${number}`,
        mentor: userId('b', number),
        household: `B-${number}`,
        from: new Date('2026-01-05'),
      })),
    );
  }
}

function home(_id: string, number: number) {
  return {
    _id,
    name: `บ้าน ${_id}`,
    tambon: 'บัวหุ่ง',
    district: '3309',
    stage: STAGES[number % 3]!,
    openDimensions: DIMENSIONS.filter((_, index) => (number >> index) % 2 === 1),
    origin: 'tpmap',
  };
}

const seconds = (since: number): number => (performance.now() - since) / 1_000;

const storage = await connectStorage({ mongodbUri: mongodbUri || null, dataDir, role: 'command' });
try {
  await settle();
  let started = performance.now();
  setClock('2026-11-24T08:00:00+07:00');
  const queued = await queueAdvice(new Date('2026-11-24T08:00:00+07:00'));
  setClock('2026-11-26T07:00:00+07:00');
  const reminded = await queueReminders(new Date('2026-11-26T07:00:00+07:00'), 'chosen');
  const queueSeconds = seconds(started);
  setClock('2026-11-26T18:00:00+07:00');
  const line = createLineClient({ apiBaseUrl: url, dataApiBaseUrl: url, channelAccessToken: 'bench' });
  const log = createLog('silent', false);
  const quota = createQuota({ line, log });
  const outbox = createOutbox({
    line,
    quota,
    composers: createComposers({ baseUrl: 'http://localhost', pictures: false }),
    metrics: createMetrics(),
    log,
  });
  let memoryBytes = 0;
  started = performance.now();
  outbox.start();
  while ((await OutboxMessages.exists({ state: 'queued' })) !== null) {
    memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss());
    await pause(50);
  }
  const deliverSeconds = seconds(started);
  await outbox.stop();
  const sent = await OutboxMessages.countDocuments({ state: 'sent' });
  console.log(JSON.stringify({ queued: queued + reminded, sent, queueSeconds, deliverSeconds, memoryBytes }));
} finally {
  await storage.close();
}
