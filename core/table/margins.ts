/** Counts of a row-major table with one of its axes summed out. */
export function sumOut(counts: Float64Array, sizes: readonly number[], axis: number): Float64Array {
  return regroup(counts, sizes, axis, { slotOf: new Int32Array(sizes[axis]!), size: 1 });
}

/** Counts of a row-major table with the slots of one axis merged into `size` others; -1 drops a slot. */
export function regroup(
  counts: Float64Array,
  sizes: readonly number[],
  axis: number,
  { slotOf, size }: { readonly slotOf: Int32Array; readonly size: number },
): Float64Array {
  const { outer, size: before, inner } = shapeAround(sizes, axis);
  const sums = new Float64Array(outer * size * inner);
  for (let block = 0; block < outer; block++) {
    for (let slot = 0; slot < before; slot++) {
      if (slotOf[slot]! < 0) continue;
      const from = (block * before + slot) * inner;
      const to = (block * size + slotOf[slot]!) * inner;
      for (let cell = 0; cell < inner; cell++) sums[to + cell]! += counts[from + cell]!;
    }
  }
  return sums;
}

function shapeAround(sizes: readonly number[], axis: number): { outer: number; size: number; inner: number } {
  const product = (numbers: readonly number[]): number => numbers.reduce((left, right) => left * right, 1);
  return {
    outer: product(sizes.slice(0, axis)),
    size: sizes[axis]!,
    inner: product(sizes.slice(axis + 1)),
  };
}
