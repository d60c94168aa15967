import type { Relation } from './cells.ts';
import type { DraftFigure, MeanRule } from './figure.ts';

/** A figure with the published counts that it rests on, and the sums that can be told from it. */
export type PlacedFigure = {
  readonly figure: DraftFigure;
  readonly counts: readonly (number | null)[];
  readonly sums: readonly {
    readonly rule: MeanRule;
    /** Of the people whose amounts are added up; `count` is null where it is hidden. */
    readonly cell: number;
    readonly count: number | null;
  }[];
};

export type SumOfPeople = Pick<MeanRule, 'people' | 'total' | 'largest' | 'alike'>;

/** `published`: people as they are printed, none where that is hidden; `least`: the fewest that a figure of them needs. */
type CellSum = SumOfPeople & {
  readonly published: number;
  readonly least: number;
  readonly isEmpty: boolean;
};

/**
 * Figures of `shown` that may not be shown after all. A mean and its count tell a sum; the sum of a whole less those of
 * some of its parts tells the sum of all other parts together. Where one of these may not be told, neither may the sum
 * of the smallest part that is, until they may. Complementary suppression of magnitude tables: Hundepool et al.,
 * Statistical Disclosure Control (Wiley 2012), section 4.3. Published counts alone choose which part that is.
 */
export function toldTogether(
  shown: readonly PlacedFigure[],
  all: readonly PlacedFigure[],
  relations: readonly Relation[],
  isSafe: (sum: SumOfPeople) => boolean,
): ReadonlySet<PlacedFigure> {
  const withheld = new Set<PlacedFigure>();
  for (const amount of new Set(all.flatMap(({ sums }) => sums.map(({ rule }) => rule.amount)))) {
    const sums = sumsByCell(all, amount, relations);
    const linked = relations.filter(
      ({ total, parts }) => sums.has(total) && parts.every((part) => sums.has(part)),
    );
    for (;;) {
      const open = shown.filter((figure) => !withheld.has(figure));
      const told = new Set(open.flatMap((figure) => cellsOf(figure, amount)));
      const cell = tooMuch(told, sums, linked, isSafe);
      if (cell === null) break;
      for (const figure of open) if (cellsOf(figure, amount).includes(cell)) withheld.add(figure);
    }
  }
  return withheld;
}

/** A figure without a value is of nobody and tells no sum. */
function cellsOf({ figure, sums }: PlacedFigure, amount: string): readonly number[] {
  if (Object.keys(figure.values).length === 0) return [];
  return sums.flatMap(({ rule, cell }) => (rule.amount === amount ? cell : []));
}

/** Of every cell that a figure is about, and of every total of such cells. */
function sumsByCell(
  figures: readonly PlacedFigure[],
  amount: string,
  relations: readonly Relation[],
): ReadonlyMap<number, CellSum> {
  const sums = new Map<number, CellSum>();
  for (const { figure, sums: own } of figures) {
    for (const { rule, cell, count } of own) {
      if (rule.amount !== amount) continue;
      const least = Math.max(figure.leastPeople, sums.get(cell)?.least ?? 0);
      sums.set(cell, { ...rule, published: count ?? 0, least, isEmpty: count === 0 });
    }
  }
  for (let before = -1; before < sums.size;) {
    before = sums.size;
    for (const { total, parts } of relations) {
      const known = parts.flatMap((part) => sums.get(part) ?? []);
      if (!sums.has(total) && known.length === parts.length) sums.set(total, together(known));
    }
  }
  return sums;
}

/** Values that several parts have the most of may be the same one. */
function together(parts: readonly CellSum[]): CellSum {
  const add = (of: (part: CellSum) => number): number => parts.reduce((sum, part) => sum + of(part), 0);
  const [first = 0, second = 0] = parts
    .flatMap(({ largest }) => largest)
    .toSorted((one, other) => other - one);
  return {
    people: add(({ people }) => people),
    total: add(({ total }) => total),
    largest: [first, second],
    alike: add(({ alike }) => alike),
    published: add(({ published }) => published),
    least: Math.max(...parts.map(({ least }) => least)),
    isEmpty: parts.every(({ isEmpty }) => isEmpty),
  };
}

/** A cell whose sum has to be withheld; null where every sum that can be worked out may be told. */
function tooMuch(
  told: ReadonlySet<number>,
  sums: ReadonlyMap<number, CellSum>,
  relations: readonly Relation[],
  isSafe: (sum: SumOfPeople) => boolean,
): number | null {
  const parts = new ToldParts(told, sums, relations);
  for (const total of told) {
    for (const { rest, inside } of parts.restsOf(total)) {
      const sum = together(rest.flatMap((cell) => sums.get(cell) ?? []));
      if (sum.published >= sum.least && isSafe(sum)) continue;
      const [smallest] = inside.toSorted(
        (one, other) => sums.get(one)!.published - sums.get(other)!.published,
      );
      if (smallest !== undefined) return smallest;
    }
  }
  return null;
}

type Rest = { readonly rest: readonly number[]; readonly inside: readonly number[] };

/**
 * What is left of a total less the largest told cells within it. Where told cells lie within each other or apart, every
 * set of people whose sum follows from the told ones is made of such rests, which have nobody in common; and what may be
 * told of two of them may be told of both together, since the rules of dominance are subadditive (Hundepool et al.,
 * section 4.2.2).
 */
class ToldParts {
  readonly #told: ReadonlySet<number>;
  readonly #partsOf = new Map<number, (readonly number[])[]>();
  readonly #hasTold = new Map<number, boolean>();

  constructor(told: ReadonlySet<number>, sums: ReadonlyMap<number, CellSum>, relations: readonly Relation[]) {
    this.#told = told;
    for (const { total, parts } of relations) {
      const filled = parts.filter((part) => sums.get(part)?.isEmpty !== true);
      this.#partsOf.set(total, [...(this.#partsOf.get(total) ?? []), filled]);
    }
  }

  /** One for each way in which the total is split, but for those without a told cell or without a rest. */
  restsOf(total: number): readonly Rest[] {
    return this.#splitsOf(total)
      .filter((parts) => parts.some((part) => this.#isToldWithin(part)))
      .map((parts) => this.#restOf(parts))
      .filter(({ rest }) => rest.length > 0);
  }

  #splitsOf(cell: number): readonly (readonly number[])[] {
    return this.#partsOf.get(cell) ?? [];
  }

  #isToldWithin(cell: number): boolean {
    const known = this.#hasTold.get(cell);
    if (known !== undefined) return known;
    const found =
      this.#told.has(cell) ||
      this.#splitsOf(cell).some((parts) => parts.some((part) => this.#isToldWithin(part)));
    this.#hasTold.set(cell, found);
    return found;
  }

  #restOf(parts: readonly number[]): Rest {
    const each = parts.map((part): Rest => {
      if (this.#told.has(part)) return { rest: [], inside: [part] };
      const split = this.#splitsOf(part).find((own) => own.some((cell) => this.#isToldWithin(cell)));
      return split === undefined ? { rest: [part], inside: [] } : this.#restOf(split);
    });
    return { rest: each.flatMap(({ rest }) => rest), inside: each.flatMap(({ inside }) => inside) };
  }
}
