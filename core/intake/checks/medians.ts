/** Median of the values in each group; NaN where a group has fewer than `least`. NaN values are left out. */
export function mediansBy(
  values: Float64Array,
  groupOf: (row: number) => number,
  groups: number,
  least: number,
): Float64Array {
  const sizes = new Int32Array(groups);
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) sizes[groupOf(row)]!++;
  const starts = new Int32Array(groups + 1);
  for (let group = 0; group < groups; group++) starts[group + 1] = starts[group]! + sizes[group]!;
  const sorted = new Float64Array(starts[groups]!);
  const next = starts.slice();
  for (let row = 0; row < values.length; row++) {
    if (!Number.isNaN(values[row])) sorted[next[groupOf(row)]!++] = values[row]!;
  }
  return Float64Array.from({ length: groups }, (_, group) => {
    const [from, to] = [starts[group]!, starts[group + 1]!];
    return to - from < Math.max(1, least) ? Number.NaN : medianOf(sorted.subarray(from, to).sort());
  });
}

function medianOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
