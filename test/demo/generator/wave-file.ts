import { insertBadRows } from './bad-rows.ts';
import { columnsOf } from './columns.ts';
import { encodeLines, joinRow, type Writing } from './csv.ts';
import { spoilRows } from './dirt.ts';
import type { Person } from './person.ts';
import { SEED, type WaveYear } from './plan.ts';
import { startRandom } from './random.ts';

export const writings: Readonly<Record<WaveYear, Writing>> = {
  2025: { encoding: 'windows-1252', lineEnd: '\r\n' },
  2026: { encoding: 'utf-8-bom', lineEnd: '\n' },
};

export function waveFileName(year: WaveYear): string {
  return `staff-${year}-03-31.csv`;
}

/** The bytes of one extract: printed, spoilt, with bad rows put in, in that year's encoding. */
export function writeWave(staff: readonly Person[], year: WaveYear): Uint8Array {
  const columns = columnsOf(year);
  const headers = columns.map((column) => column.header);
  const rows = staff
    .toSorted((a, b) => a.number - b.number)
    .map((person) => columns.map((column) => column.print(person, year)));
  const spoilt = spoilRows(startRandom(SEED + year), rows, headers, year);
  return encodeLines(insertBadRows([headers, ...spoilt].map(joinRow)), writings[year]);
}
