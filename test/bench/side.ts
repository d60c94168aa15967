/** One of the two that a line compares. `run` is timed, again and again; what it answers is digested once. */
export type Side<Value> = {
  readonly run: (round: number) => Promise<Value>;
  /** The same text for the same answer, whoever computed it. Not timed. */
  readonly digest: (value: Value) => Promise<string>;
  /** What else was measured, in the unit of its name. */
  readonly figures?: () => Readonly<Record<string, number>>;
  readonly close?: () => Promise<void>;
};

/** What the process of a side tells the one that started it. */
export type FromSide =
  | { readonly type: 'ready' }
  | { readonly type: 'ran'; readonly ownPeakMb: number }
  | { readonly type: 'done'; readonly report: SideReport };

export type SideReport = {
  readonly timesMs: readonly number[];
  readonly digest: string;
  readonly figures: Readonly<Record<string, number>>;
};

export type SideRun = {
  /** Rounds that do not count. */
  readonly warmUps: number;
  readonly rounds: number;
  readonly tell: (message: FromSide) => void;
};

/** Prepares a side, which is not timed, and runs it in this process. */
export async function runSide<Value>(
  prepare: () => Promise<Side<Value>>,
  { warmUps, rounds, tell }: SideRun,
): Promise<void> {
  const side = await prepare();
  tell({ type: 'ready' });
  const timesMs: number[] = [];
  const timed = async (round: number): Promise<Value> => {
    const startedAt = performance.now();
    const value = await side.run(round);
    timesMs.push(performance.now() - startedAt);
    return value;
  };
  for (let round = 0; round < warmUps; round++) await side.run(round);
  let value = await timed(0);
  for (let round = 1; round < rounds; round++) value = await timed(round);
  // Linux and Windows count kilobytes; Node does so on macOS too.
  tell({ type: 'ran', ownPeakMb: process.resourceUsage().maxRSS / 1_024 });
  const digest = await side.digest(value);
  const figures = side.figures?.() ?? {};
  await side.close?.();
  tell({ type: 'done', report: { timesMs, digest, figures } });
}
