import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHUNK_ROWS } from '../../core/intake/reader.ts';
import type { ImportWriter } from '../../electron/store/import-writer.ts';
import type { ProjectStore } from '../../electron/store/project-store.ts';
import {
  forgoShrinking,
  importAnswers,
  importDetails,
  isShrinking,
  makeProject,
  NOW,
  profileOf,
  reopen,
} from './sample.ts';

const MB = 2 ** 20;
const columns = ['pay', 'hours', 'bonus'];

/** Some 48 MB of numbers that are not finished. */
function sendMuch(store: ProjectStore, between: () => void = () => undefined): ImportWriter {
  const writer = store.beginImport(importDetails);
  writer.begin(columns.map((name) => ({ name, type: 'number' })));
  for (let chunk = 0; chunk < 32; chunk++) {
    writer.chunk({
      rows: CHUNK_ROWS,
      columns: columns.map(() => ({ type: 'number', values: new Float64Array(CHUNK_ROWS).fill(chunk) })),
    });
    if (chunk === 16) between();
  }
  return writer;
}

/** A closed project is all in its one file. */
function closedBytes(path: string, store: ProjectStore): number {
  store.close();
  return statSync(path).size;
}

describe('an import that is given up', () => {
  it('leaves the file as large as it was', async () => {
    const { path, store } = makeProject();
    importAnswers(store, ['Band 1']);
    const before = closedBytes(path, store);
    const opened = reopen(path);
    const writer = sendMuch(opened);
    expect(statSync(path).size).toBeGreaterThan(before + 30 * MB);
    await writer.abandon();
    expect(statSync(path).size).toBeLessThanOrEqual(before + 4 * 16_384);
    expect(opened.datasets()).toHaveLength(1);
    expect(opened.verify().isWhole).toBe(true);
    opened.close();
  });

  it('takes nothing along that was done meanwhile', async () => {
    const { path, store } = makeProject();
    const writer = sendMuch(store, () => void importAnswers(store, ['Band 1', 'Band 2']));
    const given = writer.abandon();
    store.chooseScheme('chosen meanwhile', NOW);
    importAnswers(store, ['Band 3']);
    await given;
    expect(closedBytes(path, store)).toBeLessThan(MB);
    const opened = reopen(path);
    expect(opened.settings().schemeId).toBe('chosen meanwhile');
    expect(opened.datasets().map(({ id }) => opened.categories(id, 'grade'))).toStrictEqual([
      ['', 'Band 1', 'Band 2'],
      ['', 'Band 3'],
    ]);
    expect(opened.verify().isWhole).toBe(true);
    opened.close();
  });

  it('is forgotten when the project opens again, if it was closed before', async () => {
    const { path, store } = makeProject();
    const writer = sendMuch(store);
    const given = writer.abandon();
    expect(closedBytes(path, store)).toBeGreaterThan(10 * MB);
    await given;
    const opened = reopen(path);
    expect(opened.auditEntries().at(-1)).toMatchObject({ detail: { unfinishedImports: 1 } });
    expect(closedBytes(path, opened)).toBeLessThan(MB);
  });

  it('cannot be given up any more once it is finished', async () => {
    const { store } = makeProject();
    const writer = sendMuch(store);
    writer.end(columns.map(() => null));
    writer.finish({ profile: profileOf(32 * CHUNK_ROWS), sha256: 'ab', mapping: [], columnsLeftOut: [] });
    await writer.abandon();
    expect(store.loadColumn('dataset-1', 'pay')).toMatchObject({ type: 'number' });
    store.close();
  });
});

describe('a file of the first releases, which kept the room of what was forgotten', () => {
  it('is copied once into one that does not, and reads as it did', () => {
    const { path, store } = makeProject();
    const id = importAnswers(store, ['Band 1', 'Band 2']);
    const entries = store.auditEntries();
    store.close();
    forgoShrinking(path);
    expect(isShrinking(path)).toBe(false);
    const opened = reopen(path);
    expect(opened.categories(id, 'grade')).toStrictEqual(['', 'Band 1', 'Band 2']);
    expect(opened.auditEntries().slice(0, entries.length)).toStrictEqual(entries);
    expect(opened.verify().isWhole).toBe(true);
    opened.close();
    expect(isShrinking(path)).toBe(true);
  });
});
