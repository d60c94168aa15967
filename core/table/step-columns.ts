import type { TabDimension, TabFilter } from './dimension.ts';

/** Per code: its contribution (stride × slot) to a row's cell index. */
export type StepColumn<Codes> = { readonly codes: Codes; readonly steps: Int32Array };

/** Grouped by code width, so that each loop reads arrays of one type. */
export type StepColumns = {
  readonly narrow: readonly StepColumn<Uint8Array>[];
  readonly wide: readonly StepColumn<Uint16Array>[];
};

/** Step of an uncounted code: negative enough that the sum stays negative, while four fit 32 bits. */
const NOT_COUNTED = -(2 ** 28);
const MOST_CELLS = 2 ** 27;
const SIGN_BIT = -(2 ** 31);

/** Dimensions and filters in one form, so that counting has no branch; those on the same codes are merged. */
export function stepColumnsOf(
  dimensions: readonly TabDimension[],
  filters: readonly TabFilter[],
): StepColumns {
  const stepsByCodes = new Map<Uint8Array | Uint16Array, Int32Array>();
  const stepsOf = (codes: Uint8Array | Uint16Array, length: number): Int32Array => {
    const steps = stepsByCodes.get(codes) ?? new Int32Array(length);
    stepsByCodes.set(codes, steps);
    return steps;
  };
  let stride = dimensions.reduce((product, { size }) => product * size, 1);
  if (stride > MOST_CELLS) throw new RangeError('The table has too many cells.');
  for (const { codes, slotOf, size } of dimensions) {
    stride /= size;
    const steps = stepsOf(codes, slotOf.length);
    for (const [code, slot] of slotOf.entries()) {
      steps[code] = slot < 0 || steps[code]! < 0 ? NOT_COUNTED : steps[code]! + slot * stride;
    }
  }
  for (const { codes, keep } of filters) {
    const steps = stepsOf(codes, keep.length);
    for (const [code, kept] of keep.entries()) if (kept === 0) steps[code] = NOT_COUNTED;
  }
  const narrow: StepColumn<Uint8Array>[] = [];
  const wide: StepColumn<Uint16Array>[] = [];
  for (const [codes, steps] of stepsByCodes) {
    if (codes instanceof Uint8Array) narrow.push({ codes, steps });
    else wide.push({ codes, steps });
  }
  return { narrow, wide };
}

/**
 * Adds the steps of `places.length` rows from `start` on; a place below 0 is that of a row that is not counted.
 * No iterator stands around the loops: V8 13.6 makes an inlined loop more than twice as slow inside for-of.
 */
export function addSteps(places: Int32Array, start: number, { narrow, wide }: StepColumns): void {
  for (let index = 0; index < wide.length; index++) addWide(places, start, wide[index]!);
  for (let first = 0; first < narrow.length; first += 4) {
    const a = narrow[first];
    const b = narrow[first + 1];
    const c = narrow[first + 2];
    const d = narrow[first + 3];
    if (a && b && c && d) addFour(places, start, a, b, c, d);
    else if (a && b && c) addThree(places, start, a, b, c);
    else if (a && b) addTwo(places, start, a, b);
    else if (a) addOne(places, start, a);
  }
}

/** Keeps a negative place negative by arithmetic: an unpredictable branch takes twice as long. */
function addTo(place: number, step: number): number {
  return (place + step) | (place & SIGN_BIT);
}

function addWide(places: Int32Array, start: number, { codes, steps }: StepColumn<Uint16Array>): void {
  for (let row = 0; row < places.length; row++) {
    places[row] = addTo(places[row]!, steps[codes[start + row]!]!);
  }
}

type Narrow = StepColumn<Uint8Array>;

function addOne(places: Int32Array, start: number, { codes, steps }: Narrow): void {
  for (let row = 0; row < places.length; row++) {
    places[row] = addTo(places[row]!, steps[codes[start + row]!]!);
  }
}

function addTwo(places: Int32Array, start: number, a: Narrow, b: Narrow): void {
  const { codes: aCodes, steps: aSteps } = a;
  const { codes: bCodes, steps: bSteps } = b;
  for (let row = 0; row < places.length; row++) {
    const at = start + row;
    places[row] = addTo(places[row]!, aSteps[aCodes[at]!]! + bSteps[bCodes[at]!]!);
  }
}

function addThree(places: Int32Array, start: number, a: Narrow, b: Narrow, c: Narrow): void {
  const { codes: aCodes, steps: aSteps } = a;
  const { codes: bCodes, steps: bSteps } = b;
  const { codes: cCodes, steps: cSteps } = c;
  for (let row = 0; row < places.length; row++) {
    const at = start + row;
    const step = aSteps[aCodes[at]!]! + bSteps[bCodes[at]!]! + cSteps[cCodes[at]!]!;
    places[row] = addTo(places[row]!, step);
  }
}

function addFour(places: Int32Array, start: number, a: Narrow, b: Narrow, c: Narrow, d: Narrow): void {
  const { codes: aCodes, steps: aSteps } = a;
  const { codes: bCodes, steps: bSteps } = b;
  const { codes: cCodes, steps: cSteps } = c;
  const { codes: dCodes, steps: dSteps } = d;
  for (let row = 0; row < places.length; row++) {
    const at = start + row;
    const step = aSteps[aCodes[at]!]! + bSteps[bCodes[at]!]! + cSteps[cCodes[at]!]! + dSteps[dCodes[at]!]!;
    places[row] = addTo(places[row]!, step);
  }
}
