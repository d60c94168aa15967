import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import type { Line } from './lines.ts';
import type { Measured } from './measure.ts';

export type LineResult = { readonly line: Line; readonly ours: Measured; readonly peer: Measured | null };

type Row = readonly string[];

const heading: Row = ['', 'ours', 'peer', 'ratio', 'target', '', 'then', '', 'peer is'];

/** One aligned table: times, memory and limits, each with its target. */
export function printTable(results: readonly LineResult[]): string {
  const rows = [heading, ...results.flatMap(rowsOf)];
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isFigure(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function isFigure(column: number): boolean {
  return column >= 1 && column <= 4;
}

/** A peer outside the process that was watched says itself how much it held. */
function peakOf({ figures, peakMb }: Measured): number {
  return figures['ownPeakMb'] ?? peakMb;
}

/** Our figures alone: no ratio to a peer that is not there. */
function rowsWithoutPeer(line: Line, ours: Measured): readonly Row[] {
  const reason = `${line.peer?.label ?? ''}: not installed here, not compared`;
  return [
    [line.title, `${printMs(ours.medianMs)} ms`, '', '', '', '', '', '', reason],
    ['  peak memory', `${ours.peakMb.toFixed(0)} MB`],
  ];
}

function rowsOf({ line, ours, peer }: LineResult): readonly Row[] {
  const rows: Row[] = line.peer && !peer ? [...rowsWithoutPeer(line, ours)] : [];
  if (line.peer && peer) {
    const ratio = ours.medianMs / peer.medianMs;
    rows.push([
      line.title,
      `${printMs(ours.medianMs)} ms`,
      `${printMs(peer.medianMs)} ms`,
      ratio.toFixed(2),
      ...targetOf(ratio, line.mostOfTime?.first),
      ...targetOf(ratio, line.mostOfTime?.then),
      line.peer.label,
    ]);
  }
  if (line.peer && peer) {
    const ratio = ours.peakMb / peakOf(peer);
    rows.push([
      '  peak memory',
      `${ours.peakMb.toFixed(0)} MB`,
      `${peakOf(peer).toFixed(0)} MB`,
      ratio.toFixed(2),
      ...targetOf(ratio, line.mostOfMemory ?? undefined),
    ]);
  }
  if (line.mostMb) {
    const { first, then } = line.mostMb;
    rows.push([
      `${line.title}: peak memory`,
      `${ours.peakMb.toFixed(0)} MB`,
      '',
      '',
      ...targetOf(ours.peakMb, first),
      ...targetOf(ours.peakMb, then),
    ]);
  }
  for (const { name, title, most } of line.figures) {
    const value = ours.figures[name] ?? Number.NaN;
    const target = most === null ? [] : [`≤ ${most} ms`, verdictOf(value, most)];
    rows.push([title, `${printMs(value)} ms`, '', '', ...target]);
  }
  return rows;
}

function targetOf(value: number, most: number | undefined): readonly [string, string] {
  return most === undefined ? ['', ''] : [`≤ ${most}`, verdictOf(value, most)];
}

function verdictOf(value: number, most: number): string {
  return value <= most ? 'met' : 'not met';
}

function printMs(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 20 ? 1 : 0);
}

export function writeResults(path: string, results: readonly LineResult[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
  const lines = results.map(({ line: { id, title, mostOfTime, mostOfMemory }, ours, peer }) => ({
    id,
    title,
    mostOfTime,
    mostOfMemory,
    ours,
    peer,
  }));
  writeFileSync(path, `${JSON.stringify({ machine, lines }, null, 2)}\n`);
}
