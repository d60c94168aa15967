import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Column, TextColumn } from '../../core/table/column.ts';
import { openProject, type ProjectStore } from '../../electron/store/project-store.ts';
import type { DayFolder, Standing } from './day.ts';
import { TEST_COST } from '../store/constants.ts';
import { PASSPHRASE } from './host.ts';
import type { Progress } from './journal.ts';

/** By wave: a digest of every column of a whole import. */
export type Baseline = Readonly<Record<string, string>>;

export type Checked = {
  readonly standing: Standing;
  /** The command that was under way at the kill, where it is in the project, whole. */
  readonly completed: RecordedCommand | null;
  /** Half-written files of an export that were found; they do not count. */
  readonly leftovers: number;
};

type RecordedCommand = { readonly command: string; readonly recordId: string | null };

/**
 * Opens the project afresh and compares it with the journal: every finished command is there, at most the one under
 * way beside them, and nothing by half. Throws, in words, at the first thing that is wrong.
 */
export function checkDay(day: DayFolder, progress: Progress, baseline: Baseline): Checked {
  const leftovers = checkExports(day.exports);
  if (progress.finished.length === 0 && !existsSync(day.project)) {
    return { standing: { datasets: [], findings: [] }, completed: null, leftovers };
  }
  const store = openProject(day.project, PASSPHRASE, new Date().toISOString(), TEST_COST);
  try {
    const commands = recordOf(store);
    const completed = compareWithJournal(commands, progress);
    const standing = checkStanding(store, commands);
    checkDatasets(store, baseline);
    const { isWhole, sentence } = store.verify();
    demand(isWhole, sentence);
    const isSwept = !readdirSync(dirname(day.project)).some((name) => name.includes('-next'));
    demand(isSwept, 'A half-made project was left.');
    return { standing, completed, leftovers };
  } finally {
    store.close();
  }
}

/**
 * Every column's type, values and labels. Without the identifiers of people it is the same in every project: each hides
 * them under a key of its own.
 */
export function digestDataset(store: ProjectStore, datasetId: string, hasIdentifiers = true): string {
  const hash = createHash('sha256');
  const dataset = store.datasets().find(({ id }) => id === datasetId);
  for (const { name, field } of dataset?.columns ?? []) {
    hash.update(JSON.stringify([name, field]));
    const column = store.loadColumn(datasetId, name);
    const isIdentifier = field === 'person-id' && column.type === 'text';
    updateWithColumn(hash, isIdentifier && !hasIdentifiers ? lengthsOf(column) : column);
  }
  return hash.digest('hex');
}

function lengthsOf({ offsets }: TextColumn): TextColumn {
  return { type: 'text', offsets, bytes: new Uint8Array(0) };
}

function updateWithColumn(hash: ReturnType<typeof createHash>, column: Column): void {
  const { type, ...parts } = column;
  hash.update(type);
  for (const part of Object.values(parts)) {
    hash.update(ArrayBuffer.isView(part) ? new Uint8Array(part.buffer) : JSON.stringify(part));
  }
}

const recordDetail = z.object({
  datasetId: z.string().optional(),
  findingId: z.string().optional(),
  benchmarkId: z.string().optional(),
});

function recordOf(store: ProjectStore): readonly RecordedCommand[] {
  return store
    .auditEntries()
    .filter(({ command }) => command !== 'project.open')
    .map(({ command, detail }) => {
      const { datasetId, findingId, benchmarkId } = recordDetail.parse(detail);
      if (command.startsWith('finding.')) return { command, recordId: findingId ?? null };
      if (command === 'project.create') return { command, recordId: null };
      return { command, recordId: datasetId ?? benchmarkId ?? null };
    });
}

function compareWithJournal(
  commands: readonly RecordedCommand[],
  { finished, underWay }: Progress,
): RecordedCommand | null {
  const expected = finished.filter(({ command }) => command !== null);
  for (const [index, { command, recordId }] of expected.entries()) {
    const found = commands[index];
    const isThere = found?.command === command && found.recordId === recordId;
    demand(isThere, `Command ${index + 1}, ${command}, is not in the record.`);
  }
  const [more, ...others] = commands.slice(expected.length);
  demand(others.length === 0, 'The record holds commands that were never begun.');
  demand(!more || more.command === underWay?.command, 'The record holds a command that was not under way.');
  return more ?? null;
}

/** Datasets, findings and benchmark are what the record says, no more and no less. */
function checkStanding(store: ProjectStore, commands: readonly RecordedCommand[]): Standing {
  const idsOf = (command: string) =>
    commands.flatMap((each) => (each.command === command && each.recordId ? [each.recordId] : []));
  const remaining = (made: string, removed: string) => {
    const gone = new Set(idsOf(removed));
    return idsOf(made).filter((id) => !gone.has(id));
  };
  const datasets = store.datasets().map(({ id, wave }) => ({ id, wave }));
  const findings = store.findings().map(({ id }) => id);
  const isSame = (left: readonly string[], right: readonly string[]) =>
    JSON.stringify(left.toSorted()) === JSON.stringify(right.toSorted());
  const ids = datasets.map(({ id }) => id);
  demand(isSame(ids, remaining('dataset.import', 'dataset.remove')), 'The datasets are not those recorded.');
  demand(
    isSame(findings, remaining('finding.pin', 'finding.remove')),
    'The findings are not those recorded.',
  );
  const benchmarkId = idsOf('project.choose-benchmark').at(-1);
  const isChosen = benchmarkId === undefined || store.settings().benchmarkId === benchmarkId;
  demand(isChosen, 'The benchmark is not the one that was chosen last.');
  const assigned = new Set(idsOf('answers.assign'));
  for (const id of ids) {
    const decided = Object.keys(store.coding(id).assignments).length;
    demand(decided > 0 === assigned.has(id), 'The answers do not have the groups that they were given.');
  }
  return { datasets, findings };
}

function checkDatasets(store: ProjectStore, baseline: Baseline): void {
  for (const { id, wave } of store.datasets()) {
    demand(digestDataset(store, id, false) === baseline[wave], `The dataset of ${wave} is not whole.`);
  }
}

/** The last record of a zip container, which has no comment here. */
const ZIP_END_BYTES = 22;
const zipEnd = Buffer.from('PK\u0005\u0006', 'latin1');

/** Whatever bears the name of a report, a table, a workbook or results is whole; answers how many half-written files lie beside. */
function checkExports(folder: string): number {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    const text = bytes.toString('utf8');
    if (name.endsWith('.json')) JSON.parse(text);
    if (name.endsWith('.html')) demand(text.trimEnd().endsWith('</html>'), `${name} is cut short.`);
    if (/\.(xlsx|ods)$/.test(name))
      demand(bytes.subarray(-ZIP_END_BYTES, -18).equals(zipEnd), `${name} is cut short.`);
    if (name.endsWith('.csv')) demand(text.endsWith('\n'), `${name} is cut short.`);
  }
  return names.filter((name) => name.endsWith('.next')).length;
}

function demand(isMet: boolean, sentence: string): asserts isMet {
  if (!isMet) throw new Error(sentence);
}
