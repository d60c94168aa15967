/**
 * Quotas instead of dice: a planted rate is met to the nearest person, so that it can be stated exactly.
 * What rounding leaves over in one stratum is carried into the next.
 */

/** Splits `total` people by weight; the counts sum to `total`. */
export function allot<Key extends string>(
  total: number,
  weights: Readonly<Record<Key, number>>,
): readonly { readonly key: Key; readonly count: number }[] {
  const entries = Object.entries(weights) as [Key, number][];
  const sum = entries.reduce((part, [, weight]) => part + weight, 0);
  let wanted = 0;
  let given = 0;
  return entries.map(([key, weight]) => {
    wanted += (total * weight) / sum;
    const count = Math.round(wanted) - given;
    given += count;
    return { key, count };
  });
}

/** The first `rateOf` share of each stratum, in the order of `people`. */
export function selectShare<Person>(
  people: readonly Person[],
  stratumOf: (person: Person) => string,
  rateOf: (person: Person) => number,
): Set<Person> {
  const strata = Map.groupBy(people, stratumOf);
  const selected = new Set<Person>();
  let carried = 0;
  for (const key of [...strata.keys()].toSorted()) {
    const members = strata.get(key) ?? [];
    const wanted = members.reduce((sum, person) => sum + rateOf(person), carried);
    const count = Math.min(members.length, Math.max(0, Math.round(wanted)));
    carried = wanted - count;
    for (const person of members.slice(0, count)) selected.add(person);
  }
  return selected;
}
