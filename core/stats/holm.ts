/**
 * P values of a family of tests, adjusted so that the chance of any false finding among them stays below the level at
 * which they are read; in the order given. Source: Holm, Scandinavian Journal of Statistics 6 (1979), 65–70.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const adjusted = new Array<number>(ps.length).fill(1);
  let least = 0;
  const order = ps.map((p, position) => ({ p, position })).toSorted((one, other) => one.p - other.p);
  for (const [rank, { p, position }] of order.entries()) {
    least = Math.max(least, Math.min(1, (ps.length - rank) * p));
    adjusted[position] = least;
  }
  return adjusted;
}
