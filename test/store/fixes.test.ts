import { describe, expect, it } from 'vitest';
import { loadFixedColumn } from '../../electron/project/fixed-column.ts';
import type { NewFix } from '../../electron/store/fixes.ts';
import { importDetails, lookInside, makeProject, NOW, profileOf, refusalOf, reopen } from './sample.ts';

type Project = ReturnType<typeof makeProject>;

/** Five rows of every type of column. */
function importStaff({ store }: Project): string {
  const writer = store.beginImport(importDetails);
  writer.begin([
    { name: 'id', type: 'text' },
    { name: 'grade', type: 'category' },
    { name: 'pay', type: 'number' },
    { name: 'hired', type: 'date' },
  ]);
  writer.chunk({
    rows: 5,
    columns: [
      { type: 'text', offsets: Int32Array.of(0, 1, 3, 3, 4, 6), bytes: new TextEncoder().encode('abbcdd') },
      { type: 'category', codes: Uint8Array.of(1, 2, 0, 1, 2) },
      { type: 'number', values: Float64Array.of(100, 2_000, 3_000, 4_000, 5_000) },
      { type: 'date', days: Int32Array.of(1, 2, 3, 4, 5) },
    ],
  });
  writer.end([null, ['', 'A', 'B'], null, null]);
  return writer.finish({
    profile: profileOf(5),
    sha256: 'ab'.repeat(32),
    mapping: [{ column: 'pay', field: 'pay' }],
    columnsLeftOut: [],
  });
}

const aside = (...rows: readonly number[]): NewFix => ({
  finding: 'equal-rows/copies',
  kind: 'set-aside',
  column: null,
  factor: null,
  coding: null,
  rows: Int32Array.from(rows),
});
const missing = (column: string, ...rows: readonly number[]): NewFix => ({
  finding: 'pay-not-positive/pay',
  kind: 'missing',
  column,
  factor: null,
  coding: null,
  rows: Int32Array.from(rows),
});
const rescale = (factor: number, ...rows: readonly number[]): NewFix => ({
  finding: 'outlying-pay/by-the-hour',
  kind: 'rescale',
  column: 'pay',
  factor,
  coding: null,
  rows: Int32Array.from(rows),
});

describe('the fixes of a dataset', () => {
  it('are laid over its columns and come off again', () => {
    const project = makeProject();
    const { store } = project;
    const id = importStaff(project);
    const names = ['id', 'grade', 'pay', 'hired'];
    const columns = () => names.map((name) => loadFixedColumn(store, id, name));
    const before = columns();
    store.addFix(id, aside(1, 3), NOW);
    store.addFix(id, missing('hired', 4), NOW);
    store.addFix(id, rescale(12, 0, 3), NOW);
    expect(columns()).toStrictEqual([
      { type: 'text', offsets: Int32Array.of(0, 1, 1, 3), bytes: new TextEncoder().encode('add') },
      { type: 'category', codes: Uint8Array.of(1, 0, 2), labels: ['', 'A', 'B'] },
      { type: 'number', values: Float64Array.of(1_200, 3_000, 5_000) },
      { type: 'date', days: Int32Array.of(1, 3, -2_147_483_648) },
    ]);
    expect(store.datasets()[0]?.rows).toBe(3);
    expect(store.datasetReport(id).rows).toBe(3);
    for (const fix of store.fixes(id)) store.undoFix(id, fix.id, NOW);
    expect(columns()).toStrictEqual(before);
    expect(store.datasets()[0]?.rows).toBe(5);
    store.close();
  });

  it('divide exactly, and stay on memory that a worker can share', () => {
    const project = makeProject();
    const id = importStaff(project);
    project.store.addFix(id, rescale(1 / 100, 0), NOW);
    project.store.addFix(id, aside(4), NOW);
    const pay = loadFixedColumn(project.store, id, 'pay');
    expect(pay).toStrictEqual({ type: 'number', values: Float64Array.of(1, 2_000, 3_000, 4_000) });
    expect(pay.type === 'number' && pay.values.buffer instanceof SharedArrayBuffer).toBe(true);
    project.store.close();
  });

  it('are still there when the project is opened again, whole record and all', () => {
    const project = makeProject();
    const id = importStaff(project);
    project.store.addFix(id, aside(0), NOW);
    project.store.addFix(id, missing('pay', 2), NOW);
    project.store.undoFix(id, 'fix-2', NOW);
    project.store.close();
    const store = reopen(project.path);
    expect(store.fixes(id)).toStrictEqual([{ ...aside(0), id: 'fix-1', field: null, madeAt: NOW }]);
    expect(store.verify().isWhole).toBe(true);
    store.close();
  });

  it('are in the record in counts, never in rows or values', () => {
    const project = makeProject();
    const id = importStaff(project);
    project.store.addFix(id, missing('pay', 1, 2, 4), NOW);
    project.store.undoFix(id, 'fix-1', NOW);
    expect(project.store.auditEntries().slice(-2)).toMatchObject([
      {
        command: 'check.fix',
        detail: {
          datasetId: id,
          fixId: 'fix-1',
          finding: 'pay-not-positive/pay',
          kind: 'missing',
          column: 'pay',
          rows: 3,
        },
      },
      { command: 'check.undo', detail: { datasetId: id, fixId: 'fix-1' } },
    ]);
    project.store.close();
  });

  it('turn a coding over and back, but not what a person decided since', () => {
    const project = makeProject();
    const { store } = project;
    const id = importStaff(project);
    const low = { kind: 'category', label: 'Low' } as const;
    const high = { kind: 'category', label: 'High' } as const;
    store.assignFieldAnswers(id, 'grade', [{ answer: 'A', meaning: low }], NOW);
    store.orderCategories(id, 'grade', ['Low', 'B'], NOW);
    const before = store.fieldCoding(id, 'grade');
    const coding = {
      field: 'grade' as const,
      answers: [
        { answer: 'A', before: low, after: high },
        { answer: 'B', before: null, after: low },
      ],
      order: { before: ['Low', 'B'], after: ['Low', 'High'] },
    };
    const rename: NewFix = { ...aside(0, 1), finding: 'category-drift/grade', kind: 'rename', coding };
    store.addFix(id, rename, NOW);
    const after = { assignments: { A: high, B: low }, order: ['Low', 'High'] };
    expect(store.fieldCoding(id, 'grade')).toStrictEqual(after);
    expect(store.fixes(id)).toMatchObject([{ field: 'grade', column: null, coding }]);
    expect(store.datasets()[0]?.rows).toBe(5);
    store.undoFix(id, 'fix-1', NOW);
    expect(store.fieldCoding(id, 'grade')).toStrictEqual(before);

    store.addFix(id, rename, NOW);
    store.assignFieldAnswers(id, 'grade', [{ answer: 'A', meaning: null }], NOW);
    store.undoFix(id, 'fix-2', NOW);
    expect(store.fieldCoding(id, 'grade')).toStrictEqual({ assignments: {}, order: ['Low', 'B'] });
    store.close();
  });

  it('change nothing when they are refused', () => {
    const project = makeProject();
    const { store } = project;
    const id = importStaff(project);
    const entries = store.auditEntries().length;
    expect(refusalOf(() => store.addFix('dataset-9', aside(0), NOW))).toBe('project/no-dataset');
    expect(refusalOf(() => store.addFix(id, missing('bonus', 0), NOW))).toBe('project/no-column');
    expect(refusalOf(() => store.undoFix(id, 'fix-1', NOW))).toBe('check/no-fix');
    store.addFix(id, aside(0), NOW);
    store.undoFix(id, 'fix-1', NOW);
    expect(refusalOf(() => store.undoFix(id, 'fix-1', NOW))).toBe('check/no-fix');
    expect(store.auditEntries()).toHaveLength(entries + 2);
    expect(store.fixes(id)).toEqual([]);
    store.close();
  });

  it('are not believed where the file says what cannot be', () => {
    for (const rows of ['05000000', '0100000000000000', 'FFFFFFFF']) {
      const project = makeProject();
      const id = importStaff(project);
      project.store.close();
      lookInside(project.path, (database) =>
        database.script(`INSERT INTO dataset_fixes (dataset_id, finding, kind, row_bytes, made_at)
          VALUES (1, 'equal-rows/copies', 'set-aside', x'${rows}', '${NOW}')`),
      );
      const store = reopen(project.path);
      expect(refusalOf(() => loadFixedColumn(store, id, 'pay'))).toBe('project/damaged-file');
      store.close();
    }
  });

  it('cannot set one row aside twice', () => {
    const project = makeProject();
    const id = importStaff(project);
    project.store.addFix(id, aside(1, 2), NOW);
    project.store.addFix(id, aside(2), NOW);
    expect(refusalOf(() => project.store.fixes(id))).toBe('project/damaged-file');
    project.store.close();
  });
});
