import { groupingOf } from '../../background/own-scheme.ts';
import type { Benchmark } from '../../benchmarks/benchmark.ts';
import type { Context, Result, Strength } from '../../results/result.ts';
import { uncertain } from '../../results/strength.ts';

type Scheme = Context['scheme'];

/** Whether scheme and benchmark use the same grouping. */
export function isLikeForLike(scheme: Scheme, benchmark: Benchmark): boolean {
  return benchmark.schemes.includes(groupingOf(scheme));
}

/** Caution beside a benchmark of another grouping. */
export function groupingCaution({ label }: Scheme, { shortLabel }: Benchmark): string {
  return `${shortLabel} was made with another grouping than “${label}”: a difference from it may come from the grouping alone.`;
}

/** Strength without Clear, for a benchmark of another grouping. */
export function strengthWhenUnlike(strength: Strength): Strength {
  if (strength.level !== 'clear') return strength;
  return uncertain('The difference may come from the grouping alone: the benchmark was made with another.');
}

type Words = Pick<Result, 'strength' | 'sentences' | 'chips' | 'method' | 'tables'>;

/** The words of a result with cautions about its grouping. */
export function sayGrouping<Said extends Words>(said: Said, scheme: Scheme, unlike: Benchmark | null): Said {
  const compared = unlike === null ? said : sayUnlike(said, unlike);
  if (!scheme.own) return compared;
  const { label, version, own } = scheme;
  const moved = own.moved.length === 0 ? 'No answer is moved.' : `Moved: ${own.moved.join('; ')}.`;
  const origin = `Grouping: “${label}”, version ${version}, this organisation’s own, made from “${own.basedOnLabel}”. ${moved}`;
  const chip = `Own grouping: ${label}, version ${version}`;
  return { ...compared, chips: [...compared.chips, chip], method: [...compared.method, origin] };
}

/**
 * Adds the caution to headline and tables, which are passed on one by one. No interval shows how much of a difference
 * is due to the grouping.
 */
function sayUnlike<Said extends Words>(said: Said, { shortLabel }: Benchmark): Said {
  const words = `Not like for like: ${shortLabel} was made with another grouping.`;
  // In a split, parts are compared with each other first, and the benchmark is mentioned further on.
  const against = Math.max(
    0,
    said.sentences.findIndex((sentence) => sentence.includes(shortLabel)),
  );
  return {
    ...said,
    strength: said.strength && against === 0 ? strengthWhenUnlike(said.strength) : said.strength,
    sentences: said.sentences.map((sentence, index) =>
      index === against ? `${sentence} ${words}` : sentence,
    ),
    tables: said.tables.map((table) => ({ ...table, notes: [words, ...table.notes] })),
  };
}
