import { digestOf } from '../digest.ts';

/** Releases of a project. What is only on screen is a draft and not in the ledger. */
export type Ledger = {
  readonly releases: readonly Release[];
};

/** A release: results that left the project together. */
export type Release = {
  readonly id: string;
  readonly releasedAt: string;
  /** Digest of the published counts and figures. */
  readonly digest: string;
};

export const emptyLedger: Ledger = { releases: [] };

/** Hash of all earlier releases. */
export function ledgerHash({ releases }: Ledger): string {
  return digestOf(releases);
}
