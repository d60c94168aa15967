import { scryptSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Sealed } from '../../core/results/seal.ts';
import { EncryptedDatabase } from '../../electron/store/database.ts';
import { PAGE_BYTES, readSalt } from '../../electron/store/file-header.ts';
import { createProject, openProject, type ProjectStore } from '../../electron/store/project-store.ts';
import {
  importDetails,
  makeFolder,
  makeProject,
  NOW,
  PASSPHRASE,
  profileOf,
  refusalOf,
  reopen,
} from './sample.ts';

const PLANTED = 'planted-text-7c1f';
const PLANTED_PAY = 31_415.926_535;

/** Files of the folder in which the planted text, the planted number or the passphrase can be read. */
function leakingFiles(folder: string): readonly string[] {
  const needles = [
    Buffer.from(PLANTED),
    Buffer.from(PASSPHRASE),
    Buffer.from(Float64Array.of(PLANTED_PAY, PLANTED_PAY).buffer),
  ];
  return readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return needles.some((needle) => bytes.includes(needle));
  });
}

/** Plants text in every place the store has for it, and calls `look` while it is being written. */
function plantEverywhere(store: ProjectStore, look: () => void): void {
  const writer = store.beginImport({ ...importDetails, label: PLANTED, fileName: `${PLANTED}.csv` });
  writer.begin([
    { name: PLANTED, type: 'category' },
    { name: 'note', type: 'text' },
    { name: 'pay', type: 'number' },
  ]);
  const rows = 20_000;
  const notes = Buffer.from(PLANTED.repeat(rows));
  writer.chunk({
    rows,
    columns: [
      { type: 'category', codes: new Uint8Array(rows).fill(1) },
      {
        type: 'text',
        offsets: Int32Array.from({ length: rows + 1 }, (_, row) => row * PLANTED.length),
        bytes: notes,
      },
      { type: 'number', values: new Float64Array(rows).fill(PLANTED_PAY) },
    ],
  });
  look();
  writer.end([['', PLANTED], null, null]);
  const profile = { ...profileOf(rows), remarks: [PLANTED], setAside: [{ row: 1, reason: PLANTED }] };
  const columnsLeftOut = [{ column: PLANTED, looksLike: null, why: null }];
  const id = writer.finish({ profile, sha256: 'ab', mapping: [], columnsLeftOut });
  store.assignAnswers(id, [{ answer: PLANTED, meaning: { kind: 'answer', code: PLANTED } }], NOW);
  const request = { analysisId: PLANTED, datasetId: id, options: {}, filters: [] };
  const inputs = { data: PLANTED, answers: PLANTED, grouping: PLANTED, benchmark: PLANTED, program: PLANTED };
  store.pinFinding({ request, sealed: Buffer.from(PLANTED) as Uint8Array as Sealed, inputs }, NOW);
  store.chooseScheme(PLANTED, NOW);
  look();
}

describe('what is put into a project', () => {
  it('cannot be read in the file, the write-ahead log or anything beside them', () => {
    const { path, store } = makeProject();
    const folder = dirname(path);
    const seen = new Set<string>();
    const look = () => {
      for (const name of readdirSync(folder)) seen.add(name);
      expect(leakingFiles(folder)).toStrictEqual([]);
    };
    plantEverywhere(store, look);
    store.changePassphrase(PASSPHRASE, `${PASSPHRASE} too`, NOW);
    look();
    store.close();
    look();
    expect([...seen].toSorted()).toStrictEqual(['a.rungs', 'a.rungs-wal']);
    writeFileSync(join(folder, 'plain'), PLANTED);
    expect(leakingFiles(folder)).toStrictEqual(['plain']);
  });

  it('looks like noise apart from the shape of a page', () => {
    const { path, store } = makeProject();
    plantEverywhere(store, () => undefined);
    store.close();
    const bytes = readFileSync(path);
    const counts = new Float64Array(256);
    for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
    const expected = bytes.length / 256;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 255 degrees of freedom: mean 255, standard deviation 22.6.
    expect(chiSquare).toBeLessThan(400);
    expect(bytes.length % PAGE_BYTES).toBe(0);
  });
});

describe('the passphrase', () => {
  it('costs 2^17 rounds of scrypt unless a test says otherwise', () => {
    const path = join(makeFolder(), 'a.rungs');
    const project = {
      name: 'Test',
      passphrase: PASSPHRASE,
      policyId: 'none',
      isSample: true,
      now: NOW,
    } as const;
    createProject(path, project).close();
    const salt = Buffer.from(readSalt(path));
    const key = scryptSync(PASSPHRASE, salt, 32, { N: 131_072, r: 8, p: 1, maxmem: 2 ** 28 });
    const database = new EncryptedDatabase(path, { key, salt }, 'keep');
    expect(database.only(z.object({ name: z.string() }), 'SELECT name FROM project_facts').name).toBe('Test');
    database.close();
    const opened = openProject(path, PASSPHRASE, NOW);
    expect(opened.facts()).toMatchObject({ policyId: 'none', isSample: true });
    opened.close();
  });

  it('can be changed: the new one opens the same project, the old one does not', () => {
    const { path, store } = makeProject();
    store.chooseScheme('kept', NOW);
    const entries = store.auditEntries();
    expect(refusalOf(() => store.changePassphrase('not it', 'new', NOW))).toBe('project/wrong-passphrase');
    expect(store.auditEntries()).toStrictEqual(entries);
    const saltBefore = Buffer.from(readFileSync(path).subarray(0, 16));
    store.changePassphrase(PASSPHRASE, 'new', NOW);
    store.chooseBenchmark('after', NOW);
    store.close();
    expect(readFileSync(path).subarray(0, 16).equals(saltBefore)).toBe(false);
    expect(refusalOf(() => reopen(path))).toBe('project/wrong-passphrase');
    const opened = reopen(path, 'new');
    expect(opened.settings()).toStrictEqual({ schemeId: 'kept', benchmarkId: 'after' });
    expect(opened.auditEntries().map((entry) => entry.command)).toStrictEqual([
      'project.create',
      'project.choose-scheme',
      'project.change-passphrase',
      'project.choose-benchmark',
      'project.open',
    ]);
    expect(opened.verify().isWhole).toBe(true);
    opened.close();
  });

  it('gives two projects with the same passphrase different keys', () => {
    const salts = [makeProject(), makeProject()].map(({ path, store }) => {
      store.close();
      return readFileSync(path).subarray(0, 16).toString('hex');
    });
    expect(salts[0]).not.toBe(salts[1]);
  });
});
