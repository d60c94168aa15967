import type { MatchFacts, SeveralRule } from './match-people.ts';

/** Facts about the join that made a dataset; unprotected counts. */
export type JoinRecord = {
  readonly left: string;
  readonly right: string;
  readonly facts: MatchFacts;
  readonly whenSeveral: SeveralRule;
  /** People with several rows in the right file that differ in the columns brought over. */
  readonly contradicting: number;
  /** Whether promotions were computed from all job events of a person, so that no single row counted. */
  readonly isOfEvents: boolean;
};
