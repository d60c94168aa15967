import type { DraftFigure, FigurePrecision, FigureRule, PublishedFigure } from './figure.ts';
import type { Policy } from './policy.ts';
import { countPublishedAt, type PublishedTable } from './protected.ts';

/** A mean is hidden where one value makes up more than half of the sum: the median beside it nearly tells the rest … */
const DOMINANT_ONE = 0.5;
/** … or where the two largest values make up so much of it … */
const DOMINANT_TWO = 0.9;
/** … or where the second largest could tell the largest to within so much of it (p % rule). */
const CLOSEST_ESTIMATE = 0.1;
/** … or where so many people have the same value, which the mean then tells. */
const NEARLY_ALL_ALIKE = 0.9;

/**
 * Figures that may be seen, rounded. Counts are weighed as they are published, so that whether a figure is shown tells
 * no more of them. Rules of dominance: Hundepool et al., Statistical Disclosure Control (Wiley 2012), section 4.2.2;
 * (2, 90 %), p = 10 %: the defaults of ACRO (UKDS, 2023).
 */
export function publishFigures(
  figures: readonly DraftFigure[],
  tables: readonly PublishedTable[],
  policy: Policy,
): readonly PublishedFigure[] {
  return figures.map((figure) => ({
    id: figure.id,
    values: isShown(figure, tables, policy) ? roundedValues(figure, policy) : null,
  }));
}

function isShown(
  { people, leastPeople, rules }: DraftFigure,
  tables: readonly PublishedTable[],
  policy: Policy,
): boolean {
  if (policy.threshold === 0) return true;
  const counts = people.map((place) => countPublishedAt(tables, place));
  if (counts.some((count) => count === null)) return false;
  // Nobody is counted, and the count says so.
  if (counts.includes(0)) return true;
  return (
    counts.every((count) => count !== null && count >= leastPeople) &&
    rules.every((rule) => holds(rule, policy))
  );
}

function holds(rule: FigureRule, { threshold }: Policy): boolean {
  if (rule.kind === 'quantile') return rule.below >= threshold && rule.above >= threshold;
  const { people, total, largest, alike } = rule;
  const [first, second] = largest;
  const isDominated = first > DOMINANT_ONE * total || first + second > DOMINANT_TWO * total;
  const isGuessed = total - first - second < CLOSEST_ESTIMATE * first;
  return !isDominated && !isGuessed && alike < NEARLY_ALL_ALIKE * people;
}

function roundedValues({ values, precision }: DraftFigure, policy: Policy): PublishedFigure['values'] {
  if (policy.threshold === 0) return values;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value, precision)]));
}

function rounded(value: number, precision: FigurePrecision): number {
  if (precision.kind === 'significant') return Number(value.toPrecision(precision.digits));
  const { step } = precision;
  // Digits of the step alone: 0.1 + 0.2 is not 0.3 otherwise.
  return Number((Math.round(value / step) * step).toPrecision(12));
}
