import { groupingOf } from '../background/own-scheme.ts';
import type { Benchmark } from '../benchmarks/benchmark.ts';
import type { Context, Result } from './result.ts';

type Scheme = Context['scheme'];

/** Whether shares under the scheme can be held against the benchmark like for like. */
export function isLikeForLike(scheme: Scheme, benchmark: Benchmark): boolean {
  return benchmark.schemes.includes(groupingOf(scheme));
}

/** What stands beside a benchmark that was made with another grouping. */
export function groupingCaution({ label }: Scheme, { shortLabel }: Benchmark): string {
  return `${shortLabel} was made with another grouping than “${label}”: a difference from it may come from the grouping alone.`;
}

type Words = Pick<Result, 'sentences' | 'chips' | 'method'>;

/** The words of a result with what has to be said about its grouping; the headline travels alone, so it is said there. */
export function sayGrouping<Said extends Words>(said: Said, scheme: Scheme, unlike: Benchmark | null): Said {
  const [headline, ...others] = said.sentences;
  const sentences =
    unlike === null || headline === undefined
      ? said.sentences
      : [`${headline} Not like for like: ${unlike.shortLabel} was made with another grouping.`, ...others];
  if (!scheme.own) return { ...said, sentences };
  const { label, version, own } = scheme;
  const moved = own.moved.length === 0 ? 'No answer is moved.' : `Moved: ${own.moved.join('; ')}.`;
  const origin = `Grouping: “${label}”, version ${version}, this organisation’s own, made from “${own.basedOnLabel}”. ${moved}`;
  const chip = `Own grouping: ${label}, version ${version}`;
  return { ...said, sentences, chips: [...said.chips, chip], method: [...said.method, origin] };
}
