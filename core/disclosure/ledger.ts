import { digestOf } from '../digest.ts';

/** Everything that has left the project. What is on screen is a draft and is not in it. */
export type Ledger = {
  readonly releases: readonly Release[];
};

/** One release: results that left the project together. */
export type Release = {
  readonly id: string;
  readonly releasedAt: string;
  /** Digest of the published counts and figures that were released. */
  readonly digest: string;
};

export const emptyLedger: Ledger = { releases: [] };

/** What had left the project before. */
export function ledgerHash({ releases }: Ledger): string {
  return digestOf(releases);
}
