import { analysisOf } from '../../../core/analyses/registry.ts';
import { benchmarkOf } from '../../../core/benchmarks/benchmarks.ts';
import { digestOf } from '../../../core/digest.ts';
import { isCodable } from '../../../core/intake/coding/field-coding.ts';
import { datasetOf } from '../dataset-columns.ts';
import { besideDatasets } from '../beside-datasets.ts';
import { benchmarkIdOf } from '../run-analysis.ts';
import { schemeFor } from '../named-schemes.ts';
import { fixesOf } from '../revision.ts';
import type { ProjectSession } from '../session.ts';
import type { StoredDataset } from '../../store/datasets.ts';
import type { FindingRequest, PinnedInputs } from '../../store/findings.ts';

/**
 * Digests of a finding's inputs. All codings of the dataset count, also of fields that the analysis ignores: running
 * again finds out whether the result differs. Errors: project/no-dataset, background/unknown-scheme, benchmark/unknown.
 */
export function pinnedInputsOf(session: ProjectSession, request: FindingRequest): PinnedInputs {
  const dataset = datasetOf(session, request.datasetId);
  const beside = besideDatasets(session, request).map((each) => [
    dataOf(session, each),
    answersOf(session, each),
  ]);
  return {
    data: digestOf(dataOf(session, dataset)),
    answers: digestOf(answersOf(session, dataset)),
    grouping: digestOf(schemeFor(session, request)),
    benchmark: digestOf(benchmarkOf(benchmarkIdOf(session, request), session.store.customBenchmarks())),
    ...(beside.length === 0 ? {} : { beside: digestOf(beside) }),
    program: digestOf([session.programVersion, analysisOf(request.analysisId).version]),
  };
}

/** Imported values never change except by fixes; label and wave are printed with the figures. */
function dataOf(session: ProjectSession, dataset: StoredDataset): unknown {
  const { label, kind, wave, sha256, rows, columns } = dataset;
  return { label, kind, wave, sha256, rows, fixes: fixesOf(session, dataset), columns };
}

function answersOf({ store }: ProjectSession, { id, columns }: StoredDataset): unknown {
  const fields = columns.flatMap(({ field }) => (field !== null && isCodable(field) ? [field] : []));
  return [store.coding(id), fields.map((field) => [field, store.fieldCoding(id, field)])];
}
