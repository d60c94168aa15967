import type { DraftTable } from '../../disclosure/draft.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import type { JoinRecord } from '../../intake/joining/join-record.ts';
import type { Cohort, Provenance } from '../../cohort/cohort.ts';
import type { Fact } from '../../results/result.ts';
import type { Ground } from '../../results/strength.ts';

/** One kind of fact that stands beside results of every analysis. Counts go down, sentences are made of published ones. */
export type FactSource = {
  /** Protected together with the tables of the analysis; ids start with that of the fact. */
  readonly draft: (cohort: Cohort, provenance: Provenance, policy: Policy) => readonly DraftTable[];
  /** `provenance` without its counts: names and rules. */
  readonly say: (published: readonly PublishedTable[], names: FactNames) => readonly SaidFact[];
};

export type SaidFact = Fact & {
  /** Why nothing that rests on each of these is Clear while this holds, as sentences. */
  readonly whyNotClear: Readonly<Partial<Record<Ground, string>>>;
};

/** What sentences may say beside published counts. */
export type FactNames = Pick<Provenance, 'isAskedKnown'> & {
  readonly joins: readonly Pick<JoinRecord, 'left' | 'right' | 'whenSeveral' | 'isOfEvents'>[];
};
