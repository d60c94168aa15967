import { join } from 'node:path';
import { buildSides } from './build.ts';
import { makeExtract } from './extract/extract.ts';
import { largeLines, type Line, lines } from './lines.ts';
import { measureLine } from './measure.ts';
import { hasInR } from './r-peer.ts';
import { type LineResult, printTable, writeResults } from './report.ts';

/**
 * `node test/bench/run.ts [--large] [LINE …]` measures the lines, all of them by default; the first leaves what others
 * need. With `--large` it measures the lines of ten million rows instead.
 */
const wanted = process.argv.slice(2).filter((each) => each !== '--large');
const isLarge = process.argv.includes('--large');
const offered = isLarge ? largeLines : lines;
await runBench(wanted.length === 0 ? offered : offered.filter(({ id }) => wanted.includes(id)));

async function runBench(chosen: readonly Line[]): Promise<void> {
  makeExtract();
  const script = await buildSides();
  const results: LineResult[] = [];
  for (const line of chosen) {
    console.log(`${line.title} …`);
    const isPeerAbsent = line.peer?.needs !== undefined && !hasInR(line.peer.needs);
    const measured = isPeerAbsent ? { ...line, peer: null } : line;
    const { ours, peer } = await measureLine(measured, script, isLarge ? 0 : line.coldRounds);
    if (peer && peer.digest !== ours.digest) {
      console.error(`${line.title}: the two sides do not give the same answer.`);
      process.exitCode = 1;
    }
    results.push({ line, ours, peer });
  }
  writeResults(join(import.meta.dirname, '..', '..', 'test-results', 'bench.json'), results);
  console.log(`\n${printTable(results)}`);
}
