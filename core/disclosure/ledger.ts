import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Everything that has left the project. What is on screen is a draft and is not in it. */
export type Ledger = {
  readonly releases: readonly Release[];
};

/** What left the project in one act. */
export type Release = {
  readonly id: string;
  readonly releasedAt: string;
  /** Digest of the sealed results that were released. */
  readonly digest: string;
};

export const emptyLedger: Ledger = { releases: [] };

/** An input of every result: the same inputs under another ledger are another result. */
export function ledgerHash(ledger: Ledger): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(ledger.releases))));
}
