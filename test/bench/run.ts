import { join } from 'node:path';
import { makeExtract } from './extract/extract.ts';
import { type Line, lines, type SideName, sides } from './lines.ts';
import { measureLine } from './measure.ts';
import { type LineResult, printTable, writeResults } from './report.ts';

/** `node test/bench/run.ts [LINE …]` measures the lines, all of them by default; the first leaves what others need. */
const [first, ...rest] = process.argv.slice(2);

if (first === 'side') await runAsSide(rest);
else await runBench(first === undefined ? lines : lines.filter(({ id }) => [first, ...rest].includes(id)));

async function runAsSide([name, warmUps, rounds]: readonly string[]): Promise<void> {
  await sides[name as SideName]({
    warmUps: Number(warmUps),
    rounds: Number(rounds),
    tell: (message) => process.send?.(message),
  });
  process.exit(0);
}

async function runBench(chosen: readonly Line[]): Promise<void> {
  makeExtract();
  const results: LineResult[] = [];
  for (const line of chosen) {
    console.log(`${line.title} …`);
    const { ours, peer } = await measureLine(line);
    if (peer && peer.digest !== ours.digest) {
      console.error(`${line.title}: the two sides do not give the same answer.`);
      process.exitCode = 1;
    }
    results.push({ line, ours, peer });
  }
  writeResults(join(import.meta.dirname, '..', '..', 'test-results', 'bench.json'), results);
  console.log(`\n${printTable(results)}`);
}
