/** Park and Miller, Communications of the ACM 31 (1988), 1192. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  const draw = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  // Seeds that are close start alike.
  for (let skipped = 0; skipped < 5; skipped++) draw();
  return draw;
}
