import { type Background, backgrounds } from './background.ts';

export type Move = { readonly from: Background; readonly to: Background; readonly people: number };

/**
 * People whose background differs between two schemes, most first. Both arrays hold positions in `backgrounds`;
 * `people` is the number each row stands for, null for one each.
 */
export function movesBetween(
  before: Uint8Array,
  after: Uint8Array,
  people: Float64Array | null,
): readonly Move[] {
  const size = backgrounds.length;
  const counts = new Float64Array(size * size);
  for (let row = 0; row < before.length; row++) {
    counts[before[row]! * size + after[row]!]! += people ? people[row]! : 1;
  }
  return backgrounds
    .flatMap((from, row) =>
      backgrounds.map((to, column) => ({ from, to, people: counts[row * size + column] ?? 0 })),
    )
    .filter((move) => move.from !== move.to && move.people > 0)
    .toSorted((left, right) => right.people - left.people);
}
