const MOST_STEPS = 300;

/**
 * The zero of a continuous function between two points where its signs differ; values may be infinite, never NaN.
 * Exact to a few units in the last place of the zero, or to `tolerance` where that is coarser.
 * A bracket whose signs do not differ throws RangeError.
 * Source: Chandrupatla, Advances in Engineering Software 28 (1997), 145–149.
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0)) throw new RangeError('No zero lies between the two points.');
  let fraction = 0.5;
  for (let step = 0; step < MOST_STEPS; step++) {
    const x = a + fraction * (b - a);
    const fx = f(x);
    let c = a;
    let fc = fa;
    if (fx < 0 !== fa < 0) {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const limit = (2 * Number.EPSILON * Math.abs(best) + tolerance + Number.MIN_VALUE) / Math.abs(b - a);
    if (fa === 0) return a;
    if (limit > 0.5) return best;
    fraction = Math.min(1 - limit, Math.max(limit, nextFraction(a, b, c, fa, fb, fc)));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}

/** Inverse quadratic interpolation where it is safe, else bisection. */
function nextFraction(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}
