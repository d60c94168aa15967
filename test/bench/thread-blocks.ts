const EVERY_MS = 1;

/** Answers, when stopped, how long this thread let nothing else happen, at worst. */
export function watchThread(): { readonly stop: () => number } {
  let last = performance.now();
  let greatestMs = 0;
  const look = (): void => {
    const now = performance.now();
    greatestMs = Math.max(greatestMs, now - last - EVERY_MS);
    last = now;
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      look();
      clearInterval(timer);
      return greatestMs;
    },
  };
}
