import { join } from 'node:path';
import { buildSides } from './build.ts';
import { makeExtract } from './extract/extract.ts';
import { largeLines, type Line, lines } from './lines.ts';
import { measureLine } from './measure.ts';
import { hasInR } from './r-peer.ts';
import { type LineResult, printTable, writeResults } from './report.ts';
import { measureSightAndSafety } from './sight-and-safety.ts';

/**
 * `node test/bench/run.ts [--large] [LINE …]` measures the lines, all of them by default; the first leaves what others
 * need. With `--large` it measures the lines of ten million rows instead. `sight-and-safety` is what disclosure control
 * leaves to see and what it leaves to find out; it takes no peer.
 */
const SIGHT_AND_SAFETY = 'sight-and-safety';
const wanted = process.argv.slice(2).filter((each) => each !== '--large');
const isLarge = process.argv.includes('--large');
const offered = isLarge ? largeLines : lines;
const chosen = wanted.length === 0 ? offered : offered.filter(({ id }) => wanted.includes(id));
if (chosen.length > 0) await runBench(chosen);
if (wanted.includes(SIGHT_AND_SAFETY) || (wanted.length === 0 && !isLarge)) {
  console.log(`\n${measureSightAndSafety()}`);
}

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
