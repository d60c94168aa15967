/** Progress and cancellation of long work. */
export type Work = {
  /** How much is done, from 0 to 1. For one piece of work it only rises. */
  readonly progress: (share: number) => void;
  /** Called often within the work. Errors: app/cancelled. */
  readonly throwIfCancelled: () => void;
};

/** Tells only of what is further than all before. */
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

/** Nobody waits: work runs to its end. */
export const unwatched: Work = { progress: () => undefined, throwIfCancelled: () => undefined };
