import { gammaTails } from './gamma.ts';

/** Chance that a standard normal variable is above z. Relative error near 1e-14; underflows to 0 past z = 38. */
export function normalUpperTail(z: number): number {
  const beyond = gammaTails(0.5, (z * z) / 2).upper / 2;
  return z >= 0 ? beyond : 1 - beyond;
}

/** Chance that a chi-square variable with `df` degrees of freedom is above `statistic`; underflows to 0. */
export function chiSquareUpperTail(statistic: number, df: number): number {
  return gammaTails(df / 2, statistic / 2).upper;
}

/** The z of a two-sided normal interval, for example 1.959964 at level 0.95. */
export function zOfLevel(level: number): number {
  return -normalQuantile((1 - level) / 2);
}

/**
 * The value that a standard normal variable stays below with the given probability.
 * @param probability strictly between 0 and 1; throws RangeError otherwise.
 * Relative error near 1e-16. Source: Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988), 477–484.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError('A probability lies between 0 and 1.');
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability));
  const size =
    r <= 5
      ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
      : polynomial(TAIL_ABOVE, r - 5) / polynomial(TAIL_BELOW, r - 5);
  return q < 0 ? -size : size;
}

/** Horner's method; coefficients from the highest power to the constant. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

const CENTRE_ABOVE = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const CENTRE_BELOW = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const MIDDLE_ABOVE = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const MIDDLE_BELOW = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const TAIL_ABOVE = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const TAIL_BELOW = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];
