import { type MessagePort, parentPort } from 'node:worker_threads';
import { cohortFrom } from '../core/cohort/cohort-columns.ts';
import { runAnalysis } from '../core/analyses/run.ts';
import { benchmarkOf, benchmarks } from '../core/benchmarks/benchmarks.ts';
import { policies } from '../core/disclosure/policy.ts';
import { seal } from '../core/results/seal.ts';
import type { Work } from '../core/work.ts';
import type { ComputeAnswer, ComputeProgress, ComputeTask, ToCompute } from './messages/compute-messages.ts';
import { wordError } from './base/failures.ts';
import { cancelledError } from './base/job.ts';

/** Runs analyses on shared columns. Only sealed, protected results leave the thread. */
parentPort?.once('message', (port: MessagePort) => {
  port.on('message', (message: ToCompute) => {
    const answer = answerTo(message, (news) => port.postMessage(news));
    port.postMessage(answer, answer.ok ? [answer.sealed.buffer as ArrayBuffer] : []);
  });
});

function answerTo(message: ToCompute, tell: (news: ComputeProgress) => void): ComputeAnswer {
  const { id, task } = message;
  let logLine: string | null = null;
  try {
    const work = workOf(message, tell);
    work.throwIfCancelled();
    const sealed = compute(task, work);
    work.throwIfCancelled();
    return { id, ok: true, sealed };
  } catch (error) {
    const failure = wordError(error, (line) => (logLine = line));
    return { id, ok: false, error: failure, logLine };
  }
}

function workOf({ id, cancelled }: ToCompute, tell: (news: ComputeProgress) => void): Work {
  let told = 0;
  return {
    progress(share) {
      const percent = Math.floor(share * 100);
      if (percent <= told) return;
      told = percent;
      tell({ id, percent });
    },
    throwIfCancelled() {
      if (Atomics.load(cancelled, 0) === 1) throw cancelledError();
    },
  };
}

function compute(task: ComputeTask, work: Work): Uint8Array {
  const { scheme } = task;
  const cohort = cohortFrom(task);
  return seal(
    runAnalysis(
      {
        analysisId: task.analysisId,
        options: task.options,
        cohort,
        beside: task.beside.map((source) => ({ cohort: cohortFrom(source), about: source.context })),
        benchmark: benchmarkOf(task.benchmarkId, task.customBenchmarks),
        benchmarks: [...benchmarks, ...task.customBenchmarks],
        context: {
          ...task.context,
          filters: task.filters.map(({ field, values }) => ({
            field,
            label: cohort.fieldLabel(field),
            values,
          })),
          scheme: {
            id: scheme.id,
            version: scheme.version,
            label: scheme.label,
            confidence: scheme.confidence,
            ...(scheme.own ? { own: scheme.own } : {}),
          },
        },
      },
      { policy: policies[task.policyId], ledger: task.ledger },
      work,
    ),
  );
}
