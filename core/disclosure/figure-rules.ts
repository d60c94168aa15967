import type { Relation } from './cells.ts';
import type { CountPlace, DraftFigure, FigurePrecision, PublishedFigure } from './figure.ts';
import type { Policy } from './policy.ts';
import { positionAt, type PublishedTable } from './protected.ts';
import { type PlacedFigure, type SumOfPeople, toldTogether } from './told-sums.ts';

/** Dominance of one: a mean is hidden where one value is more than half of the sum … */
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
      values: shown.has(each) ? roundedValues(each.figure, policy) : null,
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
  // Rounded to the step's own digits: 0.1 + 0.2 would not print as 0.3.
  return Number((Math.round(value / step) * step).toPrecision(12));
}
