import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { benchmarks } from '../../core/benchmarks/benchmarks.ts';
import { appendEntry } from '../../electron/store/audit.ts';
import { EncryptedDatabase } from '../../electron/store/database.ts';
import { makeKey } from '../../electron/store/file-key.ts';
import { first } from '../../electron/store/migrations/001-first.ts';
import { codingsByField } from '../../electron/store/migrations/002-codings-by-field.ts';
import { personKey } from '../../electron/store/migrations/003-person-key.ts';
import { datasetFixes } from '../../electron/store/migrations/004-dataset-fixes.ts';
import { columnChoices } from '../../electron/store/migrations/005-column-choices.ts';
import { ownSchemes } from '../../electron/store/migrations/006-own-schemes.ts';
import { pinnedInputs } from '../../electron/store/migrations/007-pinned-inputs.ts';
import { LATEST_VERSION } from '../../electron/store/migrate.ts';
import { lookInside, makeFolder, makeProject, NOW, PASSPHRASE, reopen, TEST_COST } from './sample.ts';

/** What release 1 wrote, by its own tables and without the store. */
const filledByRelease1 = `
  INSERT INTO project_facts VALUES (1, 'p-1', 'From release 1', '10-5', 0, '2026-01-01T00:00:00.000Z');
  INSERT INTO project_settings VALUES (1, 'smc-2021-three', 'uk-2021-05');
  INSERT INTO datasets VALUES (1, 'present', 'Staff', 'workforce', '2026-01-31', 'staff.csv', 'ab', 3, 0,
    '{"format":"csv","sheet":null,"encoding":"utf-8","dialect":{"delimiter":",","quote":"","lineEnd":"LF"},"headerRow":1,"rows":3,"setAsideCount":0,"setAside":[],"remarks":[],"columns":[]}',
    '[]', '2026-02-01T00:00:00.000Z');
  INSERT INTO dataset_columns VALUES (1, 1, 0, 'grade', 'grade', 'category'), (2, 1, 1, 'start', NULL, 'date');
  INSERT INTO column_dictionaries VALUES (1, '["","Band 1","Band 2"]');
  INSERT INTO column_chunks VALUES (1, 1, 0, 3, 1, x'010002', NULL), (2, 2, 0, 3, 4, x'010000000000008003000000', NULL);
  INSERT INTO codings VALUES (1, 'Clerk', '{"kind":"answer","code":"clerical"}');
  PRAGMA application_id = 1381322311;
  PRAGMA user_version = 1`;

describe('a project of an earlier release', () => {
  it('opens and reads as it was', () => {
    const path = join(makeFolder(), 'a.rungs');
    const database = new EncryptedDatabase(path, makeKey(PASSPHRASE, TEST_COST), 'keep');
    database.script(first);
    database.script(filledByRelease1);
    appendEntry(database, 'project.create', '2026-01-01T00:00:00.000Z', { policyId: '10-5' });
    database.close();
    const store = reopen(path);
    expect(store.facts().name).toBe('From release 1');
    expect(store.datasets()).toMatchObject([
      { id: 'dataset-1', rows: 3, columns: [{ name: 'grade', chosenBy: null }, { name: 'start' }] },
    ]);
    expect(store.loadColumn('dataset-1', 'grade')).toStrictEqual({
      type: 'category',
      codes: Uint8Array.of(1, 0, 2),
      labels: ['', 'Band 1', 'Band 2'],
    });
    expect(store.loadColumn('dataset-1', 'start')).toStrictEqual({
      type: 'date',
      days: Int32Array.of(1, -2_147_483_648, 3),
    });
    expect(store.coding('dataset-1').assignments).toStrictEqual({
      Clerk: { kind: 'answer', code: 'clerical' },
    });
    expect(store.fixes('dataset-1')).toEqual([]);
    expect(store.verify().isWhole).toBe(true);
    store.close();
  });

  it('of the release before groupings of one’s own opens, keeps its grouping and takes new ones', () => {
    const path = join(makeFolder(), 'a.rungs');
    const database = new EncryptedDatabase(path, makeKey(PASSPHRASE, TEST_COST), 'keep');
    database.script(first);
    database.script(filledByRelease1.replace('smc-2021-three', 'smc-2020-three'));
    for (const migration of [codingsByField, personKey, datasetFixes, columnChoices]) {
      database.script(migration);
    }
    database.script(`
      INSERT INTO field_codings VALUES (1, 'grade', 'Band 2', '{"kind":"category","label":"Band 1"}');
      PRAGMA user_version = 5`);
    database.close();
    const store = reopen(path);
    expect(store.settings().schemeId).toBe('smc-2020-three');
    expect(store.fieldCoding('dataset-1', 'grade').assignments).toStrictEqual({
      'Band 2': { kind: 'category', label: 'Band 1' },
    });
    expect(store.schemes.all()).toEqual([]);
    const id = store.schemes.create({ label: 'Ours', basedOn: 'smc-2020-three', groups: {} }, NOW);
    expect(store.schemes.all()).toMatchObject([{ id, version: 1 }]);
    store.close();
  });

  it('of the release before pins knew what they were made from opens with its findings in their order', () => {
    const path = join(makeFolder(), 'a.rungs');
    const database = new EncryptedDatabase(path, makeKey(PASSPHRASE, TEST_COST), 'keep');
    database.script(first);
    database.script(filledByRelease1);
    for (const migration of [codingsByField, personKey, datasetFixes, columnChoices, ownSchemes]) {
      database.script(migration);
    }
    const request = '{"analysisId":"representation","datasetId":"dataset-1","options":{},"filters":[]}';
    database.script(`
      INSERT INTO findings (request, sealed, pinned_at) VALUES ('${request}', x'01', '2026-01-02T00:00:00.000Z');
      INSERT INTO findings (request, sealed, pinned_at) VALUES ('${request}', x'02', '2026-01-03T00:00:00.000Z');
      PRAGMA user_version = 6`);
    database.close();
    const store = reopen(path);
    expect(store.findings()).toMatchObject([
      { id: 'finding-1', inputs: null, sealed: Uint8Array.of(1) },
      { id: 'finding-2', inputs: null, sealed: Uint8Array.of(2) },
    ]);
    store.removeFinding('finding-1', NOW);
    expect(store.findings()).toMatchObject([{ id: 'finding-2' }]);
    store.history.undo(null, NOW);
    expect(store.findings()).toMatchObject([{ id: 'finding-1' }, { id: 'finding-2' }]);
    store.close();
  });

  it('of the release before the history opens whole, and what is done from now on can be undone', () => {
    const path = join(makeFolder(), 'a.rungs');
    const database = new EncryptedDatabase(path, makeKey(PASSPHRASE, TEST_COST), 'keep');
    database.script(first);
    database.script(filledByRelease1);
    const migrations = [codingsByField, personKey, datasetFixes, columnChoices, ownSchemes, pinnedInputs];
    for (const migration of migrations) database.script(migration);
    const request = '{"analysisId":"representation","datasetId":"dataset-1","options":{},"filters":[]}';
    const inputs = '{"data":"d","answers":"a","grouping":"g","benchmark":"b","program":"p"}';
    const pin = (sealed: string, place: number, isRemoved: 0 | 1): string =>
      `INSERT INTO findings (request, sealed, pinned_at, inputs, place, is_removed)
         VALUES ('${request}', ${sealed}, '2026-01-02T00:00:00.000Z', '${inputs}', ${place}, ${isRemoved});`;
    const own = JSON.stringify({ ...benchmarks[0], id: 'own-1', custom: true }).replaceAll("'", "''");
    database.script(`
      ${pin("x'01'", 2, 0)} ${pin("x'02'", 1, 0)} ${pin("x'03'", 3, 1)}
      INSERT INTO custom_benchmarks VALUES ('own-1', '${own}', '2026-01-02T00:00:00.000Z');
      PRAGMA user_version = 7`);
    appendEntry(database, 'project.create', '2026-01-01T00:00:00.000Z', { policyId: '10-5' });
    appendEntry(database, 'finding.pin', '2026-01-02T00:00:00.000Z', { findingId: 'finding-1' });
    database.close();
    const store = reopen(path);
    // Pinned again, the second took the place of one before the first.
    expect(store.findings()).toMatchObject([
      { id: 'finding-2', inputs: { data: 'd' } },
      { id: 'finding-1', sealed: Uint8Array.of(1) },
    ]);
    expect(store.customBenchmarks()).toMatchObject([{ id: 'own-1' }]);
    expect(store.history.steps(10)).toMatchObject([
      { command: 'finding.pin', state: 'kept' },
      { command: 'project.create', state: 'kept' },
    ]);
    expect(() => store.history.undo(null, NOW)).toThrow('Nothing is left to undo.');
    const before = store.coding('dataset-1');
    store.assignAnswers('dataset-1', [{ answer: 'Clerk', meaning: null }], NOW);
    store.removeFinding('finding-1', NOW);
    store.history.undo(null, NOW);
    store.history.undo(null, NOW);
    expect(store.coding('dataset-1')).toStrictEqual(before);
    expect(store.findings()).toHaveLength(2);
    expect(store.verify().isWhole).toBe(true);
    store.close();
  });

  it('ends with the tables of a new one', () => {
    const { path, store } = makeProject();
    store.close();
    const version = lookInside(path, (database) => database.pragma(z.number(), 'user_version'));
    expect(version).toBe(LATEST_VERSION);
  });
});
