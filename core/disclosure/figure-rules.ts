import type { Relation } from './cells.ts';
import type { CountPlace, DraftFigure, PublishedFigure } from './figure.ts';
import type { Policy } from './policy.ts';
import { positionAt, type PublishedTable } from './protected.ts';
import { type PlacedFigure, type SumOfPeople, toldTogether } from './told-sums.ts';

/** Dominance of one: a mean is hidden where one value is more than so many times it … */
const MOST_TIMES_MEAN = 5;
/** … or more than half of the sum … */
const DOMINANT_ONE = 0.5;
/** … of two: where the two largest are so much of it … */
const DOMINANT_TWO = 0.9;
/** … where the second largest could estimate the largest to within this proportion (p % rule) … */
const CLOSEST_ESTIMATE = 0.1;
/** … or where so many people share one value that the mean discloses it. */
const NEARLY_ALL_ALIKE = 0.9;

/** The published counts of one draft beside the figures that rest on them; `cellsOf` as in CellNetwork. */
export type FiguresBesideCounts = {
  readonly figures: readonly DraftFigure[];
  readonly tables: readonly PublishedTable[];
  readonly cellsOf: readonly Int32Array[];
};

/**
 * Figures that may be seen, rounded. Counts are weighed as they are published, so that whether a figure is shown tells
 * no more of them. Rules of dominance: Hundepool et al., Statistical Disclosure Control (Wiley 2012), section 4.2.2;
 * (2, 90 %), p = 10 %: the defaults of ACRO (UKDS, 2023). Sums of a whole and of its parts are protected together, over
 * all drafts.
 */
export function publishFigures(
  drafts: readonly FiguresBesideCounts[],
  relations: readonly Relation[],
  policy: Policy,
): readonly (readonly PublishedFigure[])[] {
  const placed = drafts.map((draft) => draft.figures.map((figure) => placedFigure(figure, draft)));
  const shown = new Set(placed.flat().filter((each) => isShown(each, policy)));
  if (policy.threshold > 0) {
    const isSafe = (rule: SumOfPeople): boolean => holdsOfMean(rule);
    for (const figure of toldTogether([...shown], placed.flat(), relations, isSafe)) shown.delete(figure);
  }
  return placed.map((figures) =>
    figures.map((each) => ({
      id: each.figure.id,
      values: shown.has(each) ? roundedValues(each, policy) : null,
    })),
  );
}

function placedFigure(figure: DraftFigure, { tables, cellsOf }: FiguresBesideCounts): PlacedFigure {
  const placeOf = ({ table, at }: CountPlace): { cell: number; count: number | null } => {
    const index = tables.findIndex(({ id }) => id === table);
    const found = tables[index];
    if (!found) throw new RangeError(`There is no table called ${table}.`);
    const position = positionAt(found, at);
    return { cell: cellsOf[index]?.[position] ?? -1, count: found.counts[position] ?? null };
  };
  return {
    figure,
    counts: figure.people.map((place) => placeOf(place).count),
    sums: figure.rules.flatMap((rule) => (rule.kind === 'mean' ? { rule, ...placeOf(rule.of) } : [])),
  };
}

function isShown({ figure, counts }: PlacedFigure, policy: Policy): boolean {
  if (policy.threshold === 0) return true;
  if (counts.some((count) => count === null)) return false;
  // Nobody is counted, as the published count says.
  if (counts.includes(0)) return true;
  return (
    counts.every((count) => count !== null && count >= figure.leastPeople) &&
    figure.rules.every((rule) =>
      rule.kind === 'mean'
        ? holdsOfMean(rule)
        : rule.below >= policy.threshold && rule.above >= policy.threshold,
    )
  );
}

function holdsOfMean({ people, total, largest, alike }: SumOfPeople): boolean {
  const [first, second] = largest;
  const isDominated =
    first * people > MOST_TIMES_MEAN * total ||
    first > DOMINANT_ONE * total ||
    first + second > DOMINANT_TWO * total;
  const isGuessed = total - first - second < CLOSEST_ESTIMATE * first;
  return !isDominated && !isGuessed && alike < NEARLY_ALL_ALIKE * people;
}

/**
 * Rounded to the figure's own precision or, where a mean is in it, so coarsely that its sum leaves the largest amount
 * open by a tenth on either side, whatever is known of everybody else, from another result too. The step follows from
 * what is published alone: no amount is larger than MOST_TIMES_MEAN means, of which there are as many as people. Limits
 * go outwards.
 */
function roundedValues({ figure, counts }: PlacedFigure, policy: Policy): PublishedFigure['values'] {
  const { values, precision, rules } = figure;
  if (policy.threshold === 0) return values;
  const { value = 0 } = values;
  const people = Math.min(...counts.map((count) => count ?? 0));
  // A gap is one less a ratio of two means: the ratio moves by as much of itself as they do.
  const size = Math.abs(precision.kind === 'step' ? 1 - value : value);
  const isOfMeans = people > 0 && rules.some(({ kind }) => kind === 'mean');
  const coarse = isOfMeans
    ? stepAbove((2 * CLOSEST_ESTIMATE * MOST_TIMES_MEAN * stepAbove(size)) / people)
    : 0;
  return Object.fromEntries(
    Object.entries(values).map(([name, each]) => {
      const fine = precision.kind === 'step' ? precision.step : stepOf(each, precision.digits);
      const towards = name === 'low' ? Math.floor : name === 'high' ? Math.ceil : Math.round;
      return [name, coarse > fine ? inSteps(each, coarse, towards) : inSteps(each, fine, Math.round)];
    }),
  );
}

/**
 * The least of 1, 2 and 5 times a power of ten that is not below `least`; 0 for 0. As the size of a value each of these
 * is a multiple of the steps beside it, so that where steps change nothing more is told.
 */
function stepAbove(least: number): number {
  if (!(least > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(least));
  const times = [1, 2, 5].find((each) => each * power >= least * (1 - 1e-12)) ?? 10;
  return times * power;
}

/** The step of a number with so many significant digits. */
function stepOf(value: number, digits: number): number {
  return value === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
}

/** In the step's own digits: 0.1 + 0.2 would not print as 0.3. */
function inSteps(value: number, step: number, towards: (steps: number) => number): number {
  // A multiple of the step stays what it is, though the quotient misses it by a rounding error.
  const steps = value / step;
  const whole = Math.round(steps);
  const taken = Math.abs(steps - whole) < 1e-9 ? whole : towards(steps);
  return Number((taken * step).toPrecision(12));
}
