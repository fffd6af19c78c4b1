import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { contestants, type Name } from './contestants.ts';
import { median } from './figures.ts';
import { startLineApi } from './line-api.ts';
import { OptionError, readOptions, type Options } from './options.ts';
import { FIGURES, runRound, type RoundFigures } from './round.ts';
import { table, type Medians } from './table.ts';

// Measures this bot beside the plain echo bot of LINE's SDK. Other work on the machine disturbs any one figure, so they
// take turns and the medians count. A missed target is told and is no failure.
try {
  await bench(readOptions(process.argv.slice(2)));
} catch (error) {
  const mistake = error instanceof OptionError;
  console.error(mistake ? error.message : error);
  process.exitCode = 1;
}

async function bench(options: Options): Promise<void> {
  const all = contestants(process.env['MONGODB_URI']);
  const rounds: Partial<Record<Name, RoundFigures[]>> = {};
  const line = await startLineApi();
  try {
    for (let round = 1; round <= options.rounds; round += 1) {
      for (const contestant of all) {
        if (process.stderr.isTTY) {
          process.stderr.write(`\rround ${round} of ${options.rounds}: ${contestant.name}\u001B[K`);
        }
        (rounds[contestant.name] ??= []).push(await runRound(contestant, line, options));
      }
    }
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
    await line.close();
  }
  const medians = Object.fromEntries(
    Object.entries(rounds).map(([name, figures]) => [name, mediansOf(figures)]),
  ) as Medians;
  console.log(
    `Node ${process.version}, ${availableParallelism()} processors, medians of ${options.rounds} rounds\n`,
  );
  console.log(table(medians));
  if (options.json !== undefined) {
    await writeFile(
      options.json,
      `${JSON.stringify({ node: process.version, options, medians, rounds }, null, 2)}\n`,
    );
  }
}

function mediansOf(rounds: readonly RoundFigures[]): RoundFigures {
  return Object.fromEntries(
    FIGURES.map((figure) => [figure, median(rounds.map((round) => round[figure]))]),
  ) as RoundFigures;
}
