/** Ports: what core asks of its host. All synchronous, since core runs in a worker or a process of its own. */

/** A file, or anything else that can be read at a place. */
export type ByteSource = {
  readonly size: number;
  /** Fills `into` from `offset`; returns how many bytes there were (0 at the end). */
  readonly read: (offset: number, into: Uint8Array) => number;
};

/** Turns bytes in a named encoding into text, as the host's decoder for that encoding would. */
export type TextDecoding = (bytes: Uint8Array, encoding: string) => string;

/** Progress and cancel for anything long. `checkCancelled` throws AppError `app/cancelled` when asked to stop. */
export type Work = {
  readonly report: (done: number, total: number) => void;
  readonly checkCancelled: () => void;
};
