import { benchmarks, customBenchmark } from '../../core/benchmarks/benchmarks.ts';
import type { Benchmark } from '../../core/benchmarks/benchmark.ts';
import type { Input, Output } from '../../core/contract/requests.ts';
import type { Call, ProjectSession } from '../project/session.ts';
import { groupingInForce } from '../project/named-schemes.ts';
import { stateOf } from '../project/state.ts';

export const benchmarksHandlers = {
  'benchmark.list': (session: ProjectSession): Output<'benchmark.list'> =>
    [...benchmarks, ...session.store.customBenchmarks()].map(copyOf),

  'benchmark.add'(session: ProjectSession, input: Input<'benchmark.add'>, call: Call) {
    const known = session.store.customBenchmarks().length;
    const added = customBenchmark({
      id: `own-${known + 1}`,
      label: input.label,
      population: input.population,
      sourceTitle: input.sourceTitle,
      sourceUrl: input.sourceUrl,
      sourceDate: input.sourceDate,
      schemes: [groupingInForce(session)],
      professionalPercent: input.professional,
      intermediatePercent: input.intermediate,
      workingClassPercent: input.workingClass,
    });
    session.store.addBenchmark(added, call.now);
    return stateOf(session);
  },
};

function copyOf(benchmark: Benchmark): Output<'benchmark.list'>[number] {
  return {
    ...benchmark,
    schemes: [...benchmark.schemes],
    unverifiedShares: [...benchmark.unverifiedShares],
    cautions: [...benchmark.cautions],
  };
}
