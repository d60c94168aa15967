import { describe, expect, it } from 'vitest';
import { verifyProject } from '../../electron/store/audit.ts';
import type { EncryptedDatabase } from '../../electron/store/database.ts';
import { importAnswers, lookInside, makeProject, NOW, refusalOf, reopen } from './sample.ts';

const untie = `
  DROP TRIGGER audit_entries_stay; DROP TRIGGER audit_entries_remain;
  DROP TRIGGER project_facts_stay;`;

/** A closed project with a record of five entries. */
function makeRecord(): string {
  const { path, store } = makeProject();
  importAnswers(store, ['Band 1']);
  store.chooseScheme('one', NOW);
  store.chooseScheme('two', NOW);
  store.chooseBenchmark('three', NOW);
  store.close();
  return path;
}

function sentenceAfter(path: string): string {
  const store = reopen(path);
  const { isWhole, sentence } = store.verify();
  store.close();
  expect(isWhole).toBe(false);
  return sentence;
}

describe('the record of commands', () => {
  it('is whole when nobody touched it', () => {
    const store = reopen(makeRecord());
    expect(store.verify()).toStrictEqual({
      entries: 6,
      isWhole: true,
      sentence: 'The record is whole: 6 entries, each following from the one before.',
    });
    store.close();
  });

  it('tells what an import was', () => {
    const store = reopen(makeRecord());
    expect(store.auditEntries()[1]).toStrictEqual({
      id: 2,
      createdAt: NOW,
      command: 'dataset.import',
      detail: {
        columnsLeftOut: 1,
        datasetId: 'dataset-1',
        fields: ['grade'],
        kind: 'workforce',
        rows: 1,
        setAsideCount: 1,
        sha256: 'ab'.repeat(32),
        wave: '2026-03-31',
      },
    });
    store.close();
  });

  const tamperings: readonly (readonly [string, string, string])[] = [
    [
      'a detail is changed',
      "UPDATE audit_entries SET detail = '{}' WHERE id = 3",
      'Entry 3 of the record was changed or is missing.',
    ],
    [
      'a time is changed',
      "UPDATE audit_entries SET created_at = '2020' WHERE id = 4",
      'Entry 4 of the record was changed or is missing.',
    ],
    [
      'a command is changed',
      "UPDATE audit_entries SET command = 'x' WHERE id = 1",
      'Entry 1 of the record was changed or is missing.',
    ],
    [
      'an entry is taken out',
      'DELETE FROM audit_entries WHERE id = 3',
      'Entry 3 of the record was changed or is missing.',
    ],
    [
      'the first entry is taken out',
      'DELETE FROM audit_entries WHERE id = 1',
      'Entry 1 of the record was changed or is missing.',
    ],
    [
      'an entry is taken out and the rest closed up',
      'DELETE FROM audit_entries WHERE id = 3; UPDATE audit_entries SET id = id - 1 WHERE id > 3',
      'Entry 3 of the record was changed or is missing.',
    ],
    [
      'the project is passed off as another',
      "UPDATE project_facts SET project_id = 'other'",
      'Entry 1 of the record was changed or is missing.',
    ],
  ];
  it.each(tamperings)('is not whole when %s', (_, sql, sentence) => {
    const path = makeRecord();
    lookInside(path, (database) => database.script(untie + sql));
    expect(sentenceAfter(path)).toBe(sentence);
  });

  it('is not whole when its last entries are cut off, before or after it is written to again', () => {
    const path = makeRecord();
    lookInside(path, (database) => database.script(`${untie} DELETE FROM audit_entries WHERE id > 3`));
    const lastMissing = lookInside(path, verifyProject);
    expect(lastMissing).toStrictEqual({
      entries: 3,
      isWhole: false,
      sentence: 'The last entries of the record are missing.',
    });
    expect(sentenceAfter(path)).toBe('Entry 4 of the record was changed or is missing.');
  });

  it('and the policy cannot be changed by a slip of ours', () => {
    const path = makeRecord();
    const slips = [
      "UPDATE audit_entries SET detail = '{}'",
      'DELETE FROM audit_entries',
      "UPDATE project_facts SET policy_id = 'none'",
    ];
    const attempt = (sql: string) => lookInside(path, (database: EncryptedDatabase) => database.run(sql));
    for (const sql of slips) expect(refusalOf(() => attempt(sql))).toBe('project/store-failed');
    const store = reopen(path);
    expect(store.verify().isWhole).toBe(true);
    store.close();
  });
});

describe('an error of the store', () => {
  it('carries neither SQL nor values', () => {
    const path = makeRecord();
    const attempt = () =>
      lookInside(path, (database) =>
        database.run('INSERT INTO findings (id, request) VALUES (?, ?)', 1, 'a cell value'),
      );
    expect(attempt).toThrow('The project file did not take this step, and nothing was changed.');
    try {
      attempt();
    } catch (error) {
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/cell value|INSERT|findings|NOT NULL/);
    }
  });

  it('says that the file is damaged when stored words are not what they should be', () => {
    const path = makeRecord();
    lookInside(path, (database) => database.run("UPDATE datasets SET profile = '{'"));
    const store = reopen(path);
    expect(refusalOf(() => store.datasetReport('dataset-1'))).toBe('project/damaged-file');
    expect(store.datasets()).toHaveLength(1);
    store.close();
  });
});
