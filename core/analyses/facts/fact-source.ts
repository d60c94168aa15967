import type { DraftTable } from '../../disclosure/draft.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import type { JoinRecord } from '../../intake/joining/join-record.ts';
import type { Cohort, Provenance } from '../../cohort/cohort.ts';
import type { Fact } from '../../results/result.ts';
import type { Ground } from '../../results/strength.ts';

/**
 * A kind of fact shown beside the results of every analysis. It drafts counts, and makes sentences of the published
 * ones.
 */
export type FactSource = {
  /** Draft tables, protected together with those of the analysis; their ids start with the id of the fact. */
  readonly draft: (cohort: Cohort, provenance: Provenance, policy: Policy) => readonly DraftTable[];
  /** Sentences from published counts, and from the names and rules of the provenance, never its counts. */
  readonly say: (published: readonly PublishedTable[], names: FactNames) => readonly SaidFact[];
};

export type SaidFact = Fact & {
  /** For each ground of strength: why nothing resting on it is Clear while the fact holds, as a sentence. */
  readonly whyNotClear: Readonly<Partial<Record<Ground, string>>>;
};

/** The part of the provenance that is not counts. */
export type FactNames = Pick<Provenance, 'isAskedKnown'> & {
  readonly joins: readonly Pick<JoinRecord, 'left' | 'right' | 'whenSeveral' | 'isOfEvents'>[];
};
