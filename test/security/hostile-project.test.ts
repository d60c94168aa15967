import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reopen as reopenSealed } from '../../core/results/seal.ts';
import type { EncryptedDatabase } from '../../electron/store/database.ts';
import type { ProjectStore } from '../../electron/store/project-store.ts';
import { importAnswers, lookInside, makeProject, NOW, refusalOf, reopen } from '../store/sample.ts';

/** A project made by somebody who knows the passphrase and wants to harm who opens it. */
function prepare(tamper: (database: EncryptedDatabase) => void): string {
  const { path, store } = makeProject();
  importAnswers(store, ['Band 1', 'Band 2']);
  store.close();
  lookInside(path, tamper);
  return path;
}

function withStore<Value>(path: string, work: (store: ProjectStore) => Value): Value {
  const store = reopen(path);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

const loadGrades = (path: string) =>
  refusalOf(() => withStore(path, (store) => store.loadColumn(firstDataset(store), 'grade')));
const firstDataset = (store: ProjectStore): string => store.datasets()[0]?.id ?? '';

describe('a hostile project file', () => {
  it('cannot make a view or a trigger call what is not harmless', () => {
    const path = prepare((database) =>
      database.script(
        `CREATE TRIGGER evil AFTER INSERT ON audit_entries BEGIN SELECT load_extension('/tmp/evil'); END;`,
      ),
    );
    const outcome = refusalOf(() => reopen(path).close());
    expect(outcome).not.toBe('not refused');
    expect(outcome).toMatch(/^project\//);
  });

  it('cannot attach, read or write another file from a view', () => {
    const path = prepare((database) =>
      database.script(`ALTER TABLE findings RENAME TO findings_there;
        CREATE VIEW findings AS SELECT 1 AS id, readfile('/etc/passwd') AS request, zeroblob(1) AS sealed, 'x' AS pinned_at;`),
    );
    expect(refusalOf(() => withStore(path, (store) => store.findings()))).toMatch(/^project\//);
  });

  it.each([
    ['more rows than its bytes', 'UPDATE column_chunks SET row_count = 2000000000'],
    ['a negative number of rows', 'UPDATE column_chunks SET row_count = -1'],
    ['a width that does not fit', 'UPDATE column_chunks SET byte_width = 8'],
    ['a dataset larger than its chunks', 'UPDATE datasets SET row_count = 9007199254740991'],
    [
      'a dataset and chunks of absurd size',
      'UPDATE column_chunks SET row_count = 9007199254740991; UPDATE datasets SET row_count = 9007199254740991',
    ],
    [
      'four thousand million rows',
      'UPDATE column_chunks SET row_count = 4000000000; UPDATE datasets SET row_count = 4000000000',
    ],
    ['no bytes', "UPDATE column_chunks SET value_bytes = x''"],
    ['codes that its dictionary lacks', "UPDATE column_chunks SET value_bytes = x'ffff'"],
    ['a dictionary that is no list', `UPDATE column_dictionaries SET labels = '{"__proto__": []}'`],
    ['a dictionary of numbers', `UPDATE column_dictionaries SET labels = '[1, 2, 3]'`],
  ])('with %s is called damaged, not believed', (_, sql) => {
    const path = prepare((database) => database.script(sql));
    expect(loadGrades(path)).toBe('project/damaged-file');
  });

  it('with a profile of absurd depth or size is called damaged', () => {
    const path = prepare((database) =>
      database.run('UPDATE datasets SET profile = ?', `${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    );
    expect(refusalOf(() => withStore(path, (store) => store.datasetReport(firstDataset(store))))).toMatch(
      /^project\//,
    );
  });

  it('cannot pass off what nobody protected as a finding', () => {
    const request = JSON.stringify({
      analysisId: 'representation',
      datasetId: 'dataset-1',
      options: {},
      filters: [],
    });
    const path = prepare((database) =>
      database.run(
        'INSERT INTO findings (request, sealed, pinned_at) VALUES (?, ?, ?)',
        request,
        Buffer.from('{"tables":[]}'),
        NOW,
      ),
    );
    withStore(path, (store) => {
      const [finding] = store.findings();
      expect(refusalOf(() => reopenSealed(finding?.sealed ?? new Uint8Array()))).toBe(
        'disclosure/not-sealed',
      );
    });
  });

  it.each([
    ['that is no list of places', `'[1]'`],
    ['with a place that does not exist', `'{"technical": "upper"}'`],
    ['of absurd depth', `'${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}'`],
  ])('with a grouping %s is called damaged', (_, places) => {
    const path = prepare((database) =>
      database.script(`INSERT INTO own_schemes VALUES (1, 'Ours', 'smc-2021-three', 1, 0);
        INSERT INTO own_scheme_versions VALUES (1, 1, ${places}, 'x')`),
    );
    expect(refusalOf(() => withStore(path, (store) => store.schemes.all()))).toBe('project/damaged-file');
  });

  it('cannot loosen its own policy: the change shows when it is verified', () => {
    const path = prepare((database) =>
      database.script("DROP TRIGGER project_facts_stay; UPDATE project_facts SET policy_id = 'none'"),
    );
    expect(withStore(path, (store) => store.verify().isWhole)).toBe(false);
  });

  it('is opened with a schema that is not trusted and with no file for sorting', () => {
    const path = prepare(() => undefined);
    const settings = lookInside(path, (database) =>
      ['trusted_schema', 'temp_store', 'cell_size_check'].map((name) => database.pragma(z.number(), name)),
    );
    expect(settings).toEqual([0, 2, 1]);
  });
});
