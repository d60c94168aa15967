import type { Context } from '../core/analyses/result.ts';
import type { Coding } from '../core/background/scheme.ts';
import type { Benchmark } from '../core/benchmarks/benchmark.ts';
import type { Failure } from '../core/contract/requests.ts';
import type { Ledger } from '../core/disclosure/ledger.ts';
import type { Policy } from '../core/disclosure/policy.ts';
import type { FieldId } from '../core/intake/fields.ts';
import type { CategoryColumn } from '../core/table/column.ts';

/** One run of one analysis. Columns stand on shared memory: they are not copied on their way. */
export type ComputeTask = {
  readonly analysisId: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly population: string;
  readonly rows: number;
  readonly occupation: CategoryColumn;
  readonly asked: CategoryColumn | null;
  readonly people: Float64Array | null;
  readonly fields: ReadonlyMap<FieldId, CategoryColumn>;
  readonly filters: readonly { readonly field: FieldId; readonly values: readonly string[] }[];
  readonly coding: Coding;
  readonly schemeId: string;
  readonly benchmarkId: string;
  readonly customBenchmarks: readonly Benchmark[];
  readonly policyId: Policy['id'];
  readonly ledger: Ledger;
  readonly context: Pick<Context, 'dataset' | 'kind' | 'wave'>;
};

export type ToCompute = {
  readonly id: number;
  readonly task: ComputeTask;
  /** 1 once the person has cancelled. */
  readonly cancelled: Int32Array;
};

export type FromCompute =
  | { readonly id: number; readonly ok: true; readonly sealed: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly error: Failure; readonly logLine: string | null };
