import { readFileSync } from 'node:fs';
import { type Table, tableFromIPC, type Vector } from 'apache-arrow';
import { arrowReader } from '../../../core/intake/readers/arrow/reader.ts';
import { csvReader } from '../../../core/intake/readers/csv/reader.ts';
import { digestOf } from '../digest.ts';
import { arrowOf } from '../extract/arrow.ts';
import { type ExtractColumn, extractColumns } from '../extract/columns.ts';
import { extractPath } from '../extract/extract.ts';
import { madeFile } from '../made-file.ts';
import { digestOfKept, type Kept, readColumns } from '../reading.ts';
import type { Side } from '../side.ts';

const DAY_MS = 86_400_000;

export async function prepareOurs(): Promise<Side<Kept>> {
  const path = await makeArrow();
  return { run: () => readColumns(arrowReader, path), digest: async (kept) => digestOfKept(kept) };
}

/** The library of the format's own project; a file opened without a look at its values would cost it nothing. */
export async function preparePeer(): Promise<Side<readonly string[]>> {
  const path = await makeArrow();
  return {
    async run() {
      const table = tableFromIPC(readFileSync(path));
      return extractColumns.flatMap((column) => describeVector(column, table));
    },
    digest: async (lines) => digestOf(lines),
  };
}

/** What describeColumn says of a column (digest.ts). */
function describeVector({ name, type }: ExtractColumn, table: Table): readonly string[] {
  const values = (table.getChild(name) as Vector).memoize();
  if (type === 'category') {
    const counts = new Map<string, number>();
    for (const value of values) {
      const answer = value === null ? '' : String(value);
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
    }
    return [...counts].map(([answer, count]) => `${name}: ${answer} ${count}`);
  }
  let present = 0;
  let sum = 0;
  for (const value of values) {
    if (value === null) continue;
    if (type === 'text') {
      present += String(value).length;
      sum += Number(String(value).slice(1));
    } else {
      present++;
      sum += type === 'number' ? Math.round(Number(value) * 100) : Number(value) / DAY_MS;
    }
  }
  return [`${name}: ${present} present, ${sum} in all`];
}

function makeArrow(): Promise<string> {
  return madeFile('extract.arrow', async () => arrowOf(await readColumns(csvReader, extractPath)));
}
