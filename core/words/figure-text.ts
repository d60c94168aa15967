/** Text of figures, the same in window, charts, reports and table files. */

/** Shorthand markers of the Government Statistical Service. */
export const markers = {
  hidden: { mark: '[c]', meaning: 'Confidential: not shown, to protect individuals.' },
  unavailable: { mark: '[x]', meaning: 'Not available.' },
  inapplicable: { mark: '[z]', meaning: 'Not applicable.' },
} as const;

/** Rounds to `decimals` digits, halves away from zero. */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  // Rounded to the 15 digits a double guarantees: 1.005 * 100 is 100.49999999999999.
  const scaled = Number((Math.abs(value) * factor).toPrecision(15));
  const rounded = (Math.sign(value) * Math.round(scaled)) / factor;
  return rounded === 0 ? 0 : rounded;
}

export function numberText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return markers.unavailable.mark;
  const [whole = '', fraction] = Math.abs(roundTo(value, decimals)).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = roundTo(value, decimals) < 0 ? '−' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

export function countText(value: number): string {
  return numberText(value, 0);
}

/** 0.46 is "46%". */
export function percentText(proportion: number, decimals: number): string {
  return Number.isFinite(proportion) ? `${inHundred(proportion, decimals)}%` : markers.unavailable.mark;
}

/** 0% and 100% have no decimals, whatever others have. */
function inHundred(proportion: number, decimals: number): string {
  const isWhole = proportion === 0 || proportion === 1;
  return numberText(proportion * 100, isWhole ? 0 : decimals);
}

/** "1 percentage point", "4.2 percentage points". */
export function pointsText(difference: number, decimals: number): string {
  const text = numberText(difference * 100, decimals);
  return `${text} percentage ${text === '1' || text === '−1' ? 'point' : 'points'}`;
}

/** A given share with its own decimals, at most two. */
export function givenPercentText(proportion: number): string {
  return percentText(proportion, givenDecimals(proportion));
}

export function givenDecimals(proportion: number): number {
  const isExact = (decimals: number): boolean =>
    Math.abs(roundTo(proportion * 100, decimals) - proportion * 100) < 1e-9;
  return [0, 1].find(isExact) ?? 2;
}

const decimalPlaces = [0, 1, 2, 3, 4];

/**
 * Decimals of a percentage with its interval: so many that the interval is at least two units of the last digit wide,
 * but the unit is at least half a rounding step of the base. Value and ends print differently unless they are equal.
 */
export function percentDecimals(
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  base: number,
  roundingStep: number,
): number {
  const width = (high - low) * 100;
  const finest = (roundingStep / 2 / base) * 100;
  const isFineEnough = (decimals: number): boolean =>
    width >= 2 * 10 ** -decimals || finest > 10 ** -(decimals + 1);
  const isTold = (decimals: number): boolean =>
    width === 0 || new Set([low, value, high].map((each) => roundTo(each * 100, decimals))).size > 1;
  return (
    decimalPlaces.find((decimals) => isFineEnough(decimals) && isTold(decimals)) ?? decimalPlaces.length - 1
  );
}

/** 0.43 and 0.49 are "43 to 49". */
export function intervalText(low: number, high: number, decimals: number): string {
  return `${inHundred(low, decimals)} to ${inHundred(high, decimals)}`;
}

export function ratioText(value: number): string {
  return numberText(value, 2);
}

export const SMALLEST_P = 0.001;

/** "p<0.001" or "p=0.032", for a sentence. */
export function pValueText(p: number): string {
  return p < SMALLEST_P ? 'p<0.001' : `p=${numberText(p, 3)}`;
}
