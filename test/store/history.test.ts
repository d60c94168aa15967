import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Sealed } from '../../core/results/seal.ts';
import type { ProjectStore } from '../../electron/store/project-store.ts';
import { importAnswers, makeProject, NOW, refusalOf, reopen } from './sample.ts';

const inputs = { data: 'd', answers: 'a', grouping: 'g', benchmark: 'b', program: 'p' };
const sealed = Uint8Array.of(82, 85) as Sealed;
const professional = { kind: 'group', group: 'professional' } as const;
const intermediate = { kind: 'group', group: 'intermediate' } as const;

function pin(store: ProjectStore, datasetId: string, sealedAs = sealed): string {
  const request = { analysisId: 'representation', datasetId, options: {}, filters: [] };
  return store.pinFinding({ request, sealed: sealedAs, inputs }, NOW);
}

/** All that a person sees of a project. */
function lookAt(store: ProjectStore): unknown {
  const datasets = store.datasets();
  return {
    settings: store.settings(),
    datasets,
    answers: datasets.map(({ id }) => [store.coding(id), store.fieldCoding(id, 'grade'), store.fixes(id)]),
    schemes: store.schemes.all(),
    benchmarks: store.customBenchmarks(),
    findings: store.findings(),
  };
}

/** Every command that changes a project, one after the other. */
function steps(store: ProjectStore): readonly (() => void)[] {
  let staff = '';
  let scheme = '';
  let finding = '';
  const clerk = (meaning: typeof professional | typeof intermediate | null) => (): void =>
    store.assignAnswers(staff, [{ answer: 'Clerk', meaning }], NOW);
  const fix = {
    ...({ finding: 'row-copies:1', kind: 'set-aside', column: null, factor: null, coding: null } as const),
    rows: Int32Array.of(1),
  };
  return [
    () => void (staff = importAnswers(store, ['Band 1', 'Band 2'])),
    clerk(professional),
    clerk(intermediate),
    clerk(null),
    () =>
      store.assignFieldAnswers(
        ...([
          staff,
          'grade',
          [{ answer: 'Band 1', meaning: { kind: 'category', label: 'One' } }],
          NOW,
        ] as const),
      ),
    () => store.orderCategories(staff, 'grade', ['Band 2', 'One'], NOW),
    () => store.orderCategories(staff, 'grade', ['One', 'Band 2'], NOW),
    () => store.addFix(staff, fix, NOW),
    () => store.undoFix(staff, 'fix-1', NOW),
    () => void (scheme = store.schemes.create({ label: 'Ours', basedOn: 'smc-2021-three', groups: {} }, NOW)),
    () => store.schemes.change(scheme, { technical: 'intermediate' }, NOW),
    () => store.schemes.rename(scheme, 'Still ours', NOW),
    () => store.chooseScheme(scheme, NOW),
    () => store.chooseScheme('smc-2020-three', NOW),
    () => store.schemes.remove(scheme, NOW),
    () => store.chooseBenchmark('uk-2014', NOW),
    () => void (finding = pin(store, staff)),
    () => void (finding = again(store, staff, finding)),
    () => store.removeFinding(finding, NOW),
    () => store.removeDataset(staff, NOW),
    () => store.removed.restore(staff, NOW),
  ];
}

function again(store: ProjectStore, datasetId: string, former: string): string {
  const request = { analysisId: 'representation', datasetId, options: {}, filters: [] };
  return store.pinFindingAgain(former, { request, sealed: Uint8Array.of(9) as Sealed, inputs }, NOW);
}

describe('the history of a project', () => {
  it('takes every command back to what was before it, and does each again, also after it was closed', () => {
    const { path, store } = makeProject();
    const seen = [lookAt(store)];
    for (const step of steps(store)) {
      step();
      seen.push(lookAt(store));
    }
    store.close();
    const opened = reopen(path);
    expect(lookAt(opened)).toEqual(seen.at(-1));
    for (const before of seen.slice(0, -1).toReversed()) {
      opened.history.undo(null, NOW);
      expect(lookAt(opened)).toEqual(before);
    }
    expect(refusalOf(() => opened.history.undo(null, NOW))).toBe('history/nothing-to-undo');
    for (const after of seen.slice(1)) {
      opened.history.redo(null, NOW);
      expect(lookAt(opened)).toEqual(after);
    }
    expect(refusalOf(() => opened.history.redo(null, NOW))).toBe('history/nothing-to-redo');
    expect(opened.verify().isWhole).toBe(true);
    opened.close();
  });

  it('goes back to a step at once, and what is done then ends what could be done again', () => {
    const { store } = makeProject();
    const staff = importAnswers(store, ['Band 1']);
    const before = lookAt(store);
    store.chooseScheme('one', NOW);
    store.chooseBenchmark('two', NOW);
    const finding = pin(store, staff);
    store.removeFinding(finding, NOW);
    const [, , , scheme] = store.history.steps(10);
    expect(scheme?.command).toBe('project.choose-scheme');
    expect(store.history.undo(scheme?.id ?? 0, NOW).entryIds).toHaveLength(4);
    expect(lookAt(store)).toEqual(before);
    store.chooseScheme('three', NOW);
    expect(refusalOf(() => store.history.redo(null, NOW))).toBe('history/nothing-to-redo');
    expect(store.history.steps(10).map(({ command, state }) => `${command} ${state}`)).toEqual([
      'project.choose-scheme done',
      'finding.remove passed',
      'finding.pin passed',
      'project.choose-benchmark passed',
      'project.choose-scheme passed',
      'dataset.import done',
      'project.create kept',
    ]);
    store.close();
  });

  it('keeps what left the project, whatever is undone', () => {
    const { store } = makeProject();
    const finding = pin(store, importAnswers(store, ['Band 1']));
    store.recordExport({ digest: 'd', formats: ['html'], findingIds: [finding], now: NOW });
    expect(store.history.steps(1)).toMatchObject([{ command: 'finding.export', state: 'kept' }]);
    store.history.undo(null, NOW);
    expect(store.findings()).toEqual([]);
    expect(store.ledger().releases).toHaveLength(1);
    store.close();
  });

  it('forgets what was erased, answers and all, and undoes the rest', () => {
    const { path, store } = makeProject();
    const gone = importAnswers(store, ['Band 1']);
    store.assignAnswers(gone, [{ answer: 'A planted answer', meaning: professional }], NOW);
    store.chooseScheme('one', NOW);
    expect(refusalOf(() => store.removed.erase(gone, NOW))).toBe('project/no-dataset');
    store.removeDataset(gone, NOW);
    expect(store.removed.all()).toEqual([
      { id: gone, label: 'Staff, March 2026', wave: '2026-03-31', rows: 1 },
    ]);
    store.removed.erase(gone, NOW);
    expect(store.removed.all()).toEqual([]);
    expect(JSON.stringify(store.history.steps(20))).not.toContain('planted');
    expect(store.history.undo(null, NOW).changes).toMatchObject([{ table_name: 'project_settings' }]);
    expect(refusalOf(() => store.history.undo(null, NOW))).toBe('history/nothing-to-undo');
    expect(importAnswers(store, ['Band 1'])).not.toBe(gone);
    store.close();
    expect(readFileSync(path).length).toBeGreaterThan(0);
  });
});
