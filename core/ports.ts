/** Ports: what core asks of its host. All synchronous, since core runs in a worker or a process of its own. */

/** A file, or anything else with random access. */
export type ByteSource = {
  readonly size: number;
  /** Fills `into` from `offset`; returns the number of bytes, 0 at the end. */
  readonly read: (offset: number, into: Uint8Array) => number;
};

/** Decodes bytes in a named encoding, as the host's decoder does. */
export type TextDecoding = (bytes: Uint8Array, encoding: string) => string;

/** Progress and cancel of long work. `checkCancelled` throws AppError `app/cancelled` once cancelled. */
export type Work = {
  readonly report: (done: number, total: number) => void;
  readonly checkCancelled: () => void;
};
