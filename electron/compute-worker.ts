import { type MessagePort, parentPort } from 'node:worker_threads';
import { cohortFrom } from '../core/analyses/cohort-columns.ts';
import { runAnalysis } from '../core/analyses/run.ts';
import { benchmarkOf, benchmarks } from '../core/benchmarks/benchmarks.ts';
import { policies } from '../core/disclosure/policy.ts';
import { seal } from '../core/disclosure/seal.ts';
import { AppError } from '../core/errors.ts';
import { fieldOf } from '../core/intake/fields.ts';
import type { ComputeTask, FromCompute, ToCompute } from './compute-messages.ts';
import { wordError } from './failures.ts';

/** Runs analyses on shared columns. Only sealed, protected results leave it. */
parentPort?.once('message', (port: MessagePort) => {
  port.on('message', (message: ToCompute) => {
    const answer = answerTo(message);
    port.postMessage(answer, answer.ok ? [answer.sealed.buffer as ArrayBuffer] : []);
  });
});

function answerTo({ id, task, cancelled }: ToCompute): FromCompute {
  let logLine: string | null = null;
  try {
    refuseIfCancelled(cancelled);
    const sealed = compute(task);
    refuseIfCancelled(cancelled);
    return { id, ok: true, sealed };
  } catch (error) {
    const failure = wordError(error, (line) => (logLine = line));
    return { id, ok: false, error: failure, logLine };
  }
}

function refuseIfCancelled(cancelled: Int32Array): void {
  if (Atomics.load(cancelled, 0) === 1) {
    throw new AppError('app/cancelled', 'Stopped, as you asked.', 'Nothing was changed.');
  }
}

function compute(task: ComputeTask): Uint8Array {
  const { scheme } = task;
  const cohort = cohortFrom(task);
  return seal(
    runAnalysis({
      analysisId: task.analysisId,
      options: task.options,
      cohort,
      policy: policies[task.policyId],
      ledger: task.ledger,
      benchmark: benchmarkOf(task.benchmarkId, task.customBenchmarks),
      benchmarks: [...benchmarks, ...task.customBenchmarks],
      context: {
        ...task.context,
        filters: task.filters.map(({ field, values }) => ({ field, label: fieldOf(field).label, values })),
        scheme: {
          id: scheme.id,
          version: scheme.version,
          label: scheme.label,
          confidence: scheme.confidence,
          ...(scheme.own ? { own: scheme.own } : {}),
        },
      },
    }),
  );
}
