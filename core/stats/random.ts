import { normalQuantile } from './normal.ts';

/** Uniform random numbers in the open interval (0, 1). */
export type Random = () => number;

/**
 * Pseudo-random numbers: equal seeds and streams, equal numbers on every machine.
 * xoshiro128** (Blackman and Vigna, ACM Transactions on Mathematical Software 47, 2021, article 36); its state is filled
 * by the finaliser of MurmurHash3 (Appleby). `stream` keeps sequences of one seed apart.
 */
export function randomOf(seed: number, stream = 0): Random {
  let counter = mix(mix(seed) + stream);
  const word = (): number => mix((counter = (counter + 0x9e3779b9) | 0));
  let [a, b, c, d] = [word(), word(), word(), word() | 1];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return ((result >>> 0) + 0.5) / 2 ** 32;
  };
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function mix(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Standard normal variate, by inversion. */
export function normalDraw(random: Random): number {
  return normalQuantile(random());
}

/**
 * Gamma variate of shape at least 1. Marsaglia and Tsang, ACM Transactions on Mathematical Software 26 (2000), 363–372.
 */
function gammaDraw(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Beta variate, both shapes at least 1. */
export function betaDraw(a: number, b: number, random: Random): number {
  const first = gammaDraw(a, random);
  return first / (first + gammaDraw(b, random));
}
