import type { CohortSource } from '../../core/cohort/cohort-columns.ts';
import type { Context } from '../../core/results/result.ts';
import type { Benchmark } from '../../core/benchmarks/benchmark.ts';
import type { Failure } from '../../core/contract/requests.ts';
import type { Ledger } from '../../core/disclosure/ledger.ts';
import type { Policy } from '../../core/disclosure/policy.ts';

/** One run of one analysis. Columns are in shared memory and are not copied. */
export type ComputeTask = CohortSource & {
  readonly analysisId: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly benchmarkId: string;
  readonly customBenchmarks: readonly Benchmark[];
  readonly policyId: Policy['id'];
  readonly ledger: Ledger;
  readonly context: About;
  /** Other datasets or waves, in the order in which they were named. */
  readonly beside: readonly (CohortSource & { readonly context: About })[];
};

/** What a dataset is called where its figures are printed. */
type About = Context['beside'][number];

export type ToCompute = {
  readonly id: number;
  readonly task: ComputeTask;
  /** 1 once cancelled. */
  readonly cancelled: Int32Array;
};

export type FromCompute = ComputeProgress | ComputeAnswer;

export type ComputeProgress = { readonly id: number; readonly percent: number };

export type ComputeAnswer =
  | { readonly id: number; readonly ok: true; readonly sealed: Uint8Array }
  | { readonly id: number; readonly ok: false; readonly error: Failure; readonly logLine: string | null };
