import { join } from 'node:path';
import { buildSides } from './build.ts';
import { makeExtract } from './extract/extract.ts';
import { type Line, lines } from './lines.ts';
import { measureLine } from './measure.ts';
import { type LineResult, printTable, writeResults } from './report.ts';

/** `node test/bench/run.ts [LINE …]` measures the lines, all of them by default; the first leaves what others need. */
const wanted = process.argv.slice(2);
await runBench(wanted.length === 0 ? lines : lines.filter(({ id }) => wanted.includes(id)));

async function runBench(chosen: readonly Line[]): Promise<void> {
  makeExtract();
  const script = await buildSides();
  const results: LineResult[] = [];
  for (const line of chosen) {
    console.log(`${line.title} …`);
    const { ours, peer } = await measureLine(line, script);
    if (peer && peer.digest !== ours.digest) {
      console.error(`${line.title}: the two sides do not give the same answer.`);
      process.exitCode = 1;
    }
    results.push({ line, ours, peer });
  }
  writeResults(join(import.meta.dirname, '..', '..', 'test-results', 'bench.json'), results);
  console.log(`\n${printTable(results)}`);
}
