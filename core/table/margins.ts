/** Counts of a row-major table with one of its axes summed out. */
export function sumOut(counts: Float64Array, sizes: readonly number[], axis: number): Float64Array {
  const { outer, size, inner } = shapeAround(sizes, axis);
  const sums = new Float64Array(outer * inner);
  for (let block = 0; block < outer; block++) {
    for (let slot = 0; slot < size; slot++) {
      const from = (block * size + slot) * inner;
      for (let cell = 0; cell < inner; cell++) sums[block * inner + cell]! += counts[from + cell]!;
    }
  }
  return sums;
}

/** Counts of a row-major table without the last slot of one of its axes. */
export function dropLast(counts: Float64Array, sizes: readonly number[], axis: number): Float64Array {
  const { outer, size, inner } = shapeAround(sizes, axis);
  const length = (size - 1) * inner;
  const kept = new Float64Array(outer * length);
  for (let block = 0; block < outer; block++) {
    const from = block * size * inner;
    kept.set(counts.subarray(from, from + length), block * length);
  }
  return kept;
}

function shapeAround(sizes: readonly number[], axis: number): { outer: number; size: number; inner: number } {
  const product = (numbers: readonly number[]): number => numbers.reduce((left, right) => left * right, 1);
  return {
    outer: product(sizes.slice(0, axis)),
    size: sizes[axis]!,
    inner: product(sizes.slice(axis + 1)),
  };
}
