/** Draws numbers in [0, 1). */
export type Random = () => number;

/** Mulberry32 by Tommy Ettinger (2017, public domain): the same numbers on every machine. */
export function startRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `greatest`, both included. */
export function drawWhole(random: Random, least: number, greatest: number): number {
  return least + Math.floor(random() * (greatest - least + 1));
}

export function drawFrom<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('Nothing to draw from');
  return value;
}

/** Draws a key with probability in proportion to its weight. */
export function drawKey<Key extends string>(
  random: Random,
  weights: Readonly<Partial<Record<Key, number>>>,
): Key {
  const entries = Object.entries(weights) as [Key, number][];
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  throw new RangeError('Nothing to draw from');
}

export function shuffle<Value>(random: Random, values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
