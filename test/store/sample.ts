import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { ExtractProfile } from '../../core/intake/reader.ts';
import { createProject, openProject, type ProjectStore } from '../../electron/store/project-store.ts';

export const PASSPHRASE = 'a passphrase for tests';
export const NOW = '2026-03-31T09:00:00.000Z';
/** Low, to save time; the default is tested by itself. */
export const TEST_COST = 2 ** 10;

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function makeProject(path = join(makeFolder(), 'a.rungs')): { path: string; store: ProjectStore } {
  const project = {
    name: 'Test',
    passphrase: PASSPHRASE,
    policyId: '10-5',
    isSample: false,
    now: NOW,
  } as const;
  return { path, store: createProject(path, project, TEST_COST) };
}

export function reopen(path: string, passphrase = PASSPHRASE): ProjectStore {
  return openProject(path, passphrase, NOW, TEST_COST);
}

/** The code of the AppError that `work` throws; anything else fails the test. */
export function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.detail.code;
    throw error;
  }
  return 'not refused';
}

export const importDetails = {
  label: 'Staff, March 2026',
  kind: 'workforce',
  wave: '2026-03-31',
  fileName: 'staff.csv',
  now: NOW,
} as const;

export function profileOf(rows: number): ExtractProfile {
  return {
    format: 'csv',
    sheet: null,
    encoding: 'utf-8',
    dialect: { delimiter: ',', quote: '"', lineEnd: 'LF' },
    headerRow: 1,
    rows,
    setAsideCount: 1,
    setAside: [{ row: 7, reason: 'has too many cells' }],
    remarks: ['One row was longer than the header.'],
    columns: [
      {
        name: 'grade',
        type: 'category',
        missing: 0,
        distinct: 1,
        values: [{ value: 'Band 1', count: rows }],
      },
    ],
  };
}

/** A dataset of one column with the given answers, one row each. */
export function importAnswers(store: ProjectStore, answers: readonly string[]): string {
  const writer = store.beginImport(importDetails);
  writer.begin([{ name: 'grade', type: 'category' }]);
  const codes = Uint8Array.from(answers.keys(), (row) => row + 1);
  writer.chunk({ rows: answers.length, columns: [{ type: 'category', codes }] });
  writer.end([['', ...answers]]);
  return writer.finish({
    profile: profileOf(answers.length),
    sha256: 'ab'.repeat(32),
    mapping: [{ column: 'grade', field: 'grade' }],
    columnsLeftOut: ['name'],
  });
}
