import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { contestants } from './contestants.ts';
import { deliveryTable, measureDelivery, type DeliveryFigures } from './delivery.ts';
import { benchDigest } from './digest.ts';
import { readDigestOptions } from './digest-options.ts';
import { benchExports } from './exports.ts';
import { startLineApi } from './line-api.ts';
import { OptionError, readOptions, type Options } from './options.ts';
import { benchPages } from './pages.ts';
import { readPagesOptions } from './pages-options.ts';
import { measurePictures, picturesTable, type PictureFigures } from './pictures.ts';
import { runRound } from './round.ts';
import { summarise, table, type Rounds } from './table.ts';

// Measures this bot beside the plain echo bot of LINE's SDK. Other work on the machine disturbs any one figure, so the
// bots take turns and medians count. A missed target is told and is no failure. `digest` measures
// the Monday's counting instead, `pages` the officers' dashboard, `exports` the files of a whole province, `pictures` the
// drawing alone.
try {
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'digest') await benchDigest(readDigestOptions(rest), progress);
  else if (first === 'pages') await benchPages(readPagesOptions(rest), progress);
  else if (first === 'exports') await benchExports(readDigestOptions(rest), progress);
  else if (first === 'pictures') await benchPictures(readOptions(rest));
  else await bench(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error);
  process.exitCode = 1;
}

async function benchPictures(options: Options): Promise<void> {
  const pictures = await draw(options);
  if (options.json !== undefined)
    await writeFile(options.json, `${JSON.stringify({ options, pictures }, null, 2)}\n`);
}

async function bench(options: Options): Promise<void> {
  const all = contestants(process.env['MONGODB_URI']);
  // About a minute and a half in all, whether two bots are measured or three.
  const count = options.rounds ?? (all.length > 2 ? 3 : 5);
  const rounds: Rounds = {};
  const machine = {
    node: process.version,
    processors: availableParallelism(),
    // What else the machine was doing: above the number of processors, every figure here suffers.
    loadBefore: loadavg()[0] ?? 0,
  };
  const line = await startLineApi();
  try {
    for (let round = 1; round <= count; round += 1) {
      for (const contestant of all) {
        progress(`round ${round} of ${count}: ${contestant.name}`);
        (rounds[contestant.name] ??= []).push(await runRound(contestant, line, options));
      }
    }
  } finally {
    progress('');
    await line.close();
  }
  const summary = summarise(rounds);
  console.log(
    `Node ${machine.node}, ${machine.processors} processors, load before ${machine.loadBefore.toFixed(1)}; ` +
      `medians of ${count} rounds\n\n${table(summary)}`,
  );
  const delivery = await deliver(options);
  console.log(`\n${deliveryTable(delivery)}`);
  console.log();
  const pictures = await draw(options);
  if (options.json !== undefined) {
    const figures = { machine, options, summary, rounds, delivery, pictures };
    await writeFile(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

/** The province's week, and so many times as much where growth is asked for. */
async function deliver({ advised, reminded, growth }: Options): Promise<DeliveryFigures[]> {
  const figures: DeliveryFigures[] = [];
  for (const times of growth === undefined ? [1] : [1, growth]) {
    progress(`delivering, ${times} ×`);
    const size = { advised: advised * times, mentors: reminded * times };
    figures.push(await measureDelivery(size, process.env['MONGODB_URI']));
  }
  progress('');
  return figures;
}

/** Measures the digest's pictures and tells of them. */
async function draw({ pictures }: Options): Promise<PictureFigures[]> {
  progress('drawing pictures');
  const figures = await measurePictures(pictures);
  progress('');
  console.log(picturesTable(figures));
  return figures;
}

/** Shows what is going on, on one line of a terminal. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}\u001B[K`);
}
