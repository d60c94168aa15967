/** Progress and cancellation of long work. */
export type Work = {
  /** Proportion done, 0 to 1; never falls within one piece of work. */
  readonly progress: (share: number) => void;
  /** Call often. Errors: app/cancelled. */
  readonly throwIfCancelled: () => void;
};

/** Reports only progress beyond the highest so far. */
export function rising(work: Work): Work {
  let furthest = 0;
  return {
    ...work,
    progress(share) {
      if (share <= furthest) return;
      furthest = share;
      work.progress(share);
    },
  };
}

/** Work without progress and without cancellation. */
export const unwatched: Work = { progress: () => undefined, throwIfCancelled: () => undefined };
