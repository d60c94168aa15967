import type { MatchFacts, SeveralRule } from './match-people.ts';

/** What is known of a join that made a dataset; unprotected. */
export type JoinRecord = {
  readonly left: string;
  readonly right: string;
  readonly facts: MatchFacts;
  readonly whenSeveral: SeveralRule;
  /** People in several rows of the right file whose rows say different things of what was brought. */
  readonly contradicting: number;
  /** Whether promotions were made out of all events: no row of a person counts more than another then. */
  readonly isOfEvents: boolean;
};
