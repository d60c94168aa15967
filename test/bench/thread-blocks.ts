const EVERY_MS = 1;

export type ThreadBlocks = {
  /** Longest time in which nothing else could happen on this thread. */
  readonly greatestMs: number;
  /** Most that the thread itself worked in one such time; the rest went to other threads and programs. */
  readonly greatestWorkMs: number;
};

/** Watches the thread it is called on until it is stopped. */
export function watchThread(): { readonly stop: () => ThreadBlocks } {
  let last = performance.now();
  let lastWork = workMs();
  let greatestMs = 0;
  let greatestWorkMs = 0;
  const look = (): void => {
    const now = performance.now();
    const work = workMs();
    greatestMs = Math.max(greatestMs, now - last - EVERY_MS);
    greatestWorkMs = Math.max(greatestWorkMs, work - lastWork);
    last = now;
    lastWork = work;
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      look();
      clearInterval(timer);
      return { greatestMs, greatestWorkMs };
    },
  };
}

function workMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
