import type { DraftTable } from '../../disclosure/draft.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import type { Cohort } from '../cohort.ts';
import type { Fact, Result } from '../result.ts';
import { uncertain } from '../strength.ts';
import { everybodyAsked } from './everybody-asked.ts';
import type { FactNames, FactSource, SaidFact } from './fact-source.ts';
import { joins } from './joins.ts';
import { placedByHand } from './placed-by-hand.ts';

/** In the order in which they are said. A new kind of fact is one file and one line here. */
const sources: readonly FactSource[] = [joins, placedByHand, everybodyAsked];

export function draftFacts(cohort: Cohort, policy: Policy): readonly DraftTable[] {
  const { provenance } = cohort;
  return provenance ? sources.flatMap((source) => source.draft(cohort, provenance, policy)) : [];
}

export function saidFacts(published: readonly PublishedTable[], names: FactNames): readonly SaidFact[] {
  return sources.flatMap((source) => source.say(published, names));
}

export function plainFacts(said: readonly SaidFact[]): readonly Fact[] {
  return said.map(({ id, sentence, values }) => ({ id, sentence, values }));
}

/** Nothing is clear where a fact says that it cannot be. */
export function heedFacts<Said extends Pick<Result, 'strength'>>(
  said: Said,
  facts: readonly SaidFact[],
  isCompared: boolean,
): Said {
  const reason = facts.find(
    ({ whyNotClear, isOfBenchmark }) => whyNotClear !== null && (isCompared || !isOfBenchmark),
  );
  if (said.strength?.level !== 'clear' || !reason?.whyNotClear) return said;
  return { ...said, strength: uncertain(reason.whyNotClear) };
}
