import { createHash } from 'node:crypto';
import { analysisOf } from '../../../core/analyses/registry.ts';
import { benchmarkOf } from '../../../core/benchmarks/benchmarks.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { isCodable } from '../../../core/intake/coding/field-coding.ts';
import { datasetOf } from '../dataset-columns.ts';
import { benchmarkIdOf } from '../run-analysis.ts';
import { schemeFor } from '../named-schemes.ts';
import type { ProjectSession } from '../session.ts';
import type { StoredDataset } from '../../store/datasets.ts';
import type { FindingRequest, PinnedInputs } from '../../store/findings.ts';

/**
 * What a finding is made from, as digests. All decisions on answers of the dataset count, also those that the analysis
 * does not look at: whether an answer really differs is found by asking again. Errors: project/no-dataset,
 * background/unknown-scheme, benchmark/unknown.
 */
export function pinnedInputsOf(session: ProjectSession, request: FindingRequest): PinnedInputs {
  const dataset = datasetOf(session, request.datasetId);
  return {
    data: digestOf(dataOf(session, dataset)),
    answers: digestOf(answersOf(session, dataset)),
    grouping: digestOf(schemeFor(session, request)),
    benchmark: digestOf(benchmarkOf(benchmarkIdOf(session, request), session.store.customBenchmarks())),
    program: digestOf([session.programVersion, analysisOf(request.analysisId).version]),
  };
}

/** Values stay as they were imported but for the fixes; a name or a date of the dataset is printed with its figures. */
function dataOf({ store }: ProjectSession, dataset: StoredDataset): unknown {
  const { label, kind, wave, sha256, rows, columns } = dataset;
  const fixes = store.fixes(dataset.id).map(({ kind: fix, column, factor, rows: fixed }) => ({
    ...{ fix, column, factor },
    rows: createHash('sha256').update(fixed).digest('hex'),
  }));
  return { label, kind, wave, sha256, rows, fixes, columns };
}

function answersOf({ store }: ProjectSession, { id, columns }: StoredDataset): unknown {
  const fields = columns.flatMap(({ field }) => (field !== null && isCodable(field) ? [field] : []));
  return [store.coding(id), fields.map((field) => [field, store.fieldCoding(id, field)])];
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
