import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawWhole, startRandom } from '../demo/generator/random.ts';
import { AppError } from '../../core/errors.ts';
import { type Chunk } from '../../core/intake/reader.ts';
import { createProject, openProject, type ProjectStore } from '../../electron/store/project-store.ts';
import { importDetails, NOW, PASSPHRASE, profileOf, TEST_COST } from '../store/constants.ts';
import { digestDataset } from './day-check.ts';
import { makeFolder } from './fixture.ts';

const FLIPS = 300;
const ROWS = 3_000;

/** Rows of every type of column. */
function makeChunk(first: number): Chunk {
  const rows = Array.from({ length: ROWS }, (_, row) => first + row);
  const bytes = new TextEncoder().encode(rows.map((row) => String(row % 10)).join(''));
  return {
    rows: ROWS,
    columns: [
      { type: 'category', codes: Uint8Array.from(rows, (row) => row % 200) },
      { type: 'number', values: Float64Array.from(rows, (row) => row * 1.5) },
      { type: 'date', days: Int32Array.from(rows) },
      { type: 'text', offsets: Int32Array.from({ length: ROWS + 1 }, (_, row) => row), bytes },
    ],
  };
}

function fillProject(store: ProjectStore, chunks: number): string {
  const writer = store.beginImport(importDetails);
  writer.begin([
    { name: 'grade', type: 'category' },
    { name: 'pay', type: 'number' },
    { name: 'hired', type: 'date' },
    { name: 'note', type: 'text' },
  ]);
  for (let chunk = 0; chunk < chunks; chunk++) writer.chunk(makeChunk(chunk * ROWS));
  writer.end([
    Array.from({ length: 200 }, (_, code) => (code === 0 ? '' : `Band ${code}`)),
    null,
    null,
    null,
  ]);
  return writer.finish({
    profile: profileOf(chunks * ROWS),
    sha256: 'ab'.repeat(32),
    mapping: [{ column: 'grade', field: 'grade' }],
    columnsLeftOut: [],
  });
}

/** Everything that can be asked of a project: 'whole', a refusal's code, or what was wrong without a refusal. */
function readAll(path: string, expected: ReturnType<typeof contentOf>): string {
  try {
    const store = openProject(path, PASSPHRASE, NOW, TEST_COST);
    try {
      const { isWhole, sentence } = store.verify();
      const content = contentOf(store);
      if (JSON.stringify(content) !== JSON.stringify(expected)) return 'other values';
      return isWhole ? 'whole' : sentence;
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof AppError) return error.detail.code;
    throw error;
  }
}

function contentOf(store: ProjectStore) {
  return {
    datasets: store.datasets().map(({ id, rows, sha256 }) => [id, rows, sha256, digestDataset(store, id)]),
    codings: store.datasets().map(({ id }) => store.coding(id)),
    settings: store.settings(),
    facts: store.facts(),
  };
}

function makeProject(path: string): ProjectStore {
  const project = {
    name: 'Test',
    passphrase: PASSPHRASE,
    policyId: '10-5',
    isSample: false,
    now: NOW,
  } as const;
  return createProject(path, project, TEST_COST);
}

function flip(bytes: Buffer, at: number, bit: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
  return flipped;
}

describe('a project with a bit flipped', () => {
  it(`at ${FLIPS} random places is refused in words, or reads the same values`, () => {
    const path = join(makeFolder(), 'a.rungs');
    const store = makeProject(path);
    const datasetId = fillProject(store, 4);
    store.assignAnswers(datasetId, [{ answer: 'x', meaning: { kind: 'group', group: 'intermediate' } }], NOW);
    const expected = contentOf(store);
    store.close();
    const bytes = readFileSync(path);
    expect(readAll(path, expected)).toBe('whole');
    const random = startRandom(300);
    const outcomes = new Map<string, number>();
    for (let turn = 0; turn < FLIPS; turn++) {
      const at = drawWhole(random, 0, bytes.length - 1);
      const bit = drawWhole(random, 0, 7);
      rmSync(`${path}-wal`, { force: true });
      writeFileSync(path, flip(bytes, at, bit));
      const outcome = readAll(path, expected);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const refusals = new Set([
      'project/damaged-file',
      'project/foreign-file',
      'project/wrong-passphrase',
      'Part of the project file cannot be read. Go back to a copy of it.',
      'whole',
    ]);
    expect([...outcomes.keys()].filter((outcome) => !refusals.has(outcome))).toStrictEqual([]);
    expect(outcomes.get('project/damaged-file')).toBeGreaterThan(FLIPS / 2);
  });

  it('in a log left by a crash shows an earlier state, whole, or is refused', () => {
    const path = join(makeFolder(), 'a.rungs');
    const store = makeProject(path);
    for (let turn = 0; turn < 40; turn++) store.chooseScheme(`scheme-${turn}`, NOW);
    const file = readFileSync(path);
    const log = readFileSync(`${path}-wal`);
    store.close();
    const random = startRandom(301);
    const states = new Set<string>();
    for (let turn = 0; turn < 60; turn++) {
      writeFileSync(path, file);
      writeFileSync(`${path}-wal`, flip(log, drawWhole(random, 0, log.length - 1), drawWhole(random, 0, 7)));
      states.add(schemeAfterCrash(path));
    }
    for (const state of states) expect(state).toMatch(/^(scheme-\d+|smc-2021-three|project\/[a-z-]+)$/);
    expect(states.size).toBeGreaterThan(3);
  });
});

/** The scheme that was chosen last, by the settings and by the record alike. */
function schemeAfterCrash(path: string): string {
  try {
    const store = openProject(path, PASSPHRASE, NOW, TEST_COST);
    try {
      expect(store.verify()).toMatchObject({ isWhole: true });
      const chosen = store.auditEntries().filter(({ command }) => command === 'project.choose-scheme').length;
      const { schemeId } = store.settings();
      expect(schemeId).toBe(chosen === 0 ? 'smc-2021-three' : `scheme-${chosen - 1}`);
      return schemeId;
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof AppError) return error.detail.code;
    throw error;
  }
}
