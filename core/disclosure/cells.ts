import { CellNames } from './cell-names.ts';
import { type Dimension, type DraftTable, memberCount } from './draft.ts';

/** A total and its parts, as positions in `CellNetwork.counts`. */
export type Relation = { readonly total: number; readonly parts: readonly number[] };

/** A sum that discloses its people where all, or nearly all, are in one of its revealing cells. */
export type RevealingLine = {
  /** Cell of the sum; null where it is not published and only its revealing cells make the line. */
  readonly total: number | null;
  /** Cells that sum to it; a smaller sum stands for the cells it holds. */
  readonly parts: readonly number[];
  /** Revealing cells of the line that belong to no smaller sum. */
  readonly revealing: readonly number[];
  /** All cells of the line, smaller sums included, in the same order for all lines of a dimension. */
  readonly inside: readonly number[];
  /** Whether it is of few people where nobody is counted in it. */
  readonly isFewWhenEmpty: boolean;
  /** The corresponding line of the whole population; null where a dimension has no total. */
  readonly everyone: RevealingLine | null;
};

/**
 * Linked tables as one set of cells. Cells of the same people are one cell, so that knowledge from one table applies to
 * all.
 */
export type CellNetwork = {
  readonly counts: Float64Array;
  /** Number of dimensions that split the cell; totals have fewer. */
  readonly depth: Uint8Array;
  /** Number of categories the cell sums; 1 for inner cells. */
  readonly breadth: Float64Array;
  readonly relations: readonly Relation[];
  readonly revealing: readonly RevealingLine[];
  /** Totals and parts along dimensions with secret zeros. */
  readonly outcomes: readonly Relation[];
  /** 1 for the parts of these, and for lines that may be of people who are not counted: small or empty looks alike. */
  readonly maybeEmpty: Uint8Array;
  /** 1 for cells of tables that are no split of another: the figures of everyone. */
  readonly isOfEveryone: Uint8Array;
  /** Per table: the cell at each position of its counts. */
  readonly cellsOf: readonly Int32Array[];
};

/** Links draft tables by cell. Throws when the same people have two different counts (a defect of an analysis). */
export function networkOf(tables: readonly DraftTable[]): CellNetwork {
  const names = new CellNames();
  const cellByName = new Map<string, number>();
  const counts: number[] = [];
  const depth: number[] = [];
  const breadth: number[] = [];
  const cellsOf = tables.map((table) => {
    const cells = new Int32Array(table.counts.length);
    const named = names.of(table);
    for (const [position, count] of table.counts.entries()) {
      const { dimensions, categories } = extentOf(table, position);
      const known = cellByName.get(named[position]!);
      if (known !== undefined && counts[known] !== count) {
        throw new RangeError('The same people have two different counts.');
      }
      const cell = known ?? counts.push(count) - 1;
      cellByName.set(named[position]!, cell);
      depth[cell] = Math.min(depth[cell] ?? dimensions, dimensions);
      breadth[cell] = Math.max(breadth[cell] ?? 0, categories);
      cells[position] = cell;
    }
    return cells;
  });
  const relations: Relation[] = [];
  const revealing: RevealingLine[] = [];
  const outcomes: Relation[] = [];
  for (const [index, table] of tables.entries())
    collectLines(table, cellsOf[index]!, { relations, revealing, outcomes });
  const maybeEmpty = new Uint8Array(counts.length);
  for (const { parts } of outcomes) for (const part of parts) maybeEmpty[part] = 1;
  for (const { total, isFewWhenEmpty } of revealing)
    if (isFewWhenEmpty && total !== null) maybeEmpty[total] = 1;
  return {
    counts: Float64Array.from(counts),
    depth: Uint8Array.from(depth),
    breadth: Float64Array.from(breadth),
    relations: withoutRepeats(relations.filter(({ total, parts }) => !parts.includes(total))),
    revealing,
    outcomes,
    maybeEmpty,
    isOfEveryone: figuresOfEveryone(tables, names, cellsOf, counts.length),
    cellsOf,
  };
}

/** Cells of tables that are not a split of another, that is, the same people and dimensions with one more. */
function figuresOfEveryone(
  tables: readonly DraftTable[],
  names: CellNames,
  cellsOf: readonly Int32Array[],
  size: number,
): Uint8Array {
  const isOfEveryone = new Uint8Array(size);
  const peopleOf = new Map(
    tables.map((table) => [table, names.of({ people: table.people, dimensions: [] })[0]]),
  );
  const isSplitOf = (table: DraftTable, whole: DraftTable): boolean =>
    peopleOf.get(table) === peopleOf.get(whole) &&
    table.dimensions.length > whole.dimensions.length &&
    whole.dimensions.length > 0 &&
    whole.dimensions.every(({ id }) => table.dimensions.some((each) => each.id === id));
  for (const [index, table] of tables.entries()) {
    if (tables.some((whole) => isSplitOf(table, whole))) continue;
    for (const cell of cellsOf[index]!) isOfEveryone[cell] = 1;
  }
  return isOfEveryone;
}

function withoutRepeats(relations: readonly Relation[]): readonly Relation[] {
  return [...new Map(relations.map((each) => [`${each.total}=${each.parts.join('+')}`, each])).values()];
}

/** How many dimensions a cell is split by, and how many categories it adds up. */
function extentOf(table: DraftTable, position: number): { dimensions: number; categories: number } {
  let dimensions = 0;
  let categories = 1;
  for (const { dimension, member } of placesOf(table, position)) {
    categories *= breadthOf(dimension, member);
    if (!isTotal(dimension, member)) dimensions += 1;
  }
  return { dimensions, categories };
}

type Place = { readonly dimension: Dimension; readonly member: number };

function placesOf({ dimensions }: DraftTable, position: number): readonly Place[] {
  let rest = position;
  return dimensions.toReversed().map((dimension) => {
    const size = memberCount(dimension);
    const member = rest % size;
    rest = Math.floor(rest / size);
    return { dimension, member };
  });
}

function isTotal(dimension: Dimension, member: number): boolean {
  return dimension.total !== null && member === memberCount(dimension) - 1;
}

/** Whether a line along `dimension` is of one category of a split, whatever came of its people. */
function isOfCategory(table: DraftTable, dimension: Dimension, position: number): boolean {
  const others = placesOf(table, position).filter((place) => place.dimension !== dimension);
  const isWhole = ({ dimension: other, member }: Place): boolean => isTotal(other, member);
  return (
    others.some((place) => !isWhole(place)) &&
    others.every((place) => place.dimension.hasSecretZeros !== true || isWhole(place))
  );
}

function breadthOf({ categories, subtotals }: Dimension, member: number): number {
  if (member < categories.length) return 1;
  return subtotals[member - categories.length]?.of.length ?? categories.length;
}

function collectLines(
  table: DraftTable,
  cells: Int32Array,
  {
    relations,
    revealing,
    outcomes,
  }: { relations: Relation[]; revealing: RevealingLine[]; outcomes: Relation[] },
): void {
  let after = table.counts.length;
  let before = 1;
  for (const dimension of table.dimensions) {
    const size = memberCount(dimension);
    const sums = sumsOf(dimension);
    after /= size;
    for (let outer = 0; outer < before; outer++) {
      for (let rest = 0; rest < after; rest++) {
        const cell = (member: number): number => cells[(outer * size + member) * after + rest]!;
        const lines = sums.map(({ total, parts }) => ({ total: cell(total), parts: parts.map(cell) }));
        relations.push(...lines);
        if (dimension.hasSecretZeros === true) outcomes.push(...lines);
      }
    }
    for (const line of revealingSums(dimension, sums)) {
      const at = (outer: number, rest: number) =>
        cellsOfLine(line, (member) => cells[(outer * size + member) * after + rest]!);
      const isWhole = table.dimensions.every((each) => each === dimension || each.total);
      // Totals are last.
      const everyone = isWhole
        ? { ...at(before - 1, after - 1), isFewWhenEmpty: false, everyone: null }
        : null;
      for (let outer = 0; outer < before; outer++) {
        for (let rest = 0; rest < after; rest++) {
          const isFewWhenEmpty =
            table.leavesSomeOut === true && isOfCategory(table, dimension, outer * size * after + rest);
          revealing.push({ ...at(outer, rest), isFewWhenEmpty, everyone });
        }
      }
    }
    before *= size;
  }
}

type LineCells = Omit<RevealingLine, 'everyone' | 'isFewWhenEmpty'>;

function cellsOfLine(
  { total, parts, revealing, inside }: LineCells,
  cell: (member: number) => number,
): LineCells {
  return {
    total: total === null ? null : cell(total),
    parts: parts.map(cell),
    revealing: revealing.map(cell),
    inside: inside.map(cell),
  };
}

/** Sums of a dimension with their revealing categories, as members; each category belongs to its smallest sum. */
function revealingSums(
  { categories, subtotals, revealing, unpublishedSums = [] }: Dimension,
  sums: readonly Relation[],
): readonly LineCells[] {
  if (revealing.length === 0) return [];
  type Sum = {
    readonly total: number | null;
    readonly parts: readonly number[];
    readonly of: readonly number[];
  };
  const published = sums.map(({ total, parts }): Sum => {
    return { total, parts, of: subtotals[total - categories.length]?.of ?? [...categories.keys()] };
  });
  const unpublished = unpublishedSums.map((of): Sum => ({ total: null, parts: of, of }));
  let left = revealing;
  const lines = [...published, ...unpublished].flatMap((sum): LineCells[] => {
    const own = left.filter((category) => sum.of.includes(category));
    left = left.filter((category) => !sum.of.includes(category));
    if (own.length === 0) return [];
    const smaller = published.filter(
      (each) => each !== sum && each.of.every((category) => sum.of.includes(category)),
    );
    return [
      {
        total: sum.total,
        parts: sum.parts,
        revealing: own,
        inside: [...sum.of, ...smaller.flatMap(({ total }) => total ?? [])],
      },
    ];
  });
  return left.length > 1 ? [...lines, { total: null, parts: left, revealing: left, inside: left }] : lines;
}

/** Subtotals and total as sums of members; a smaller subtotal stands for its categories. */
function sumsOf(dimension: Dimension): readonly Relation[] {
  const categories = dimension.categories.map((_, index) => index);
  const whole = dimension.total ? [categories] : [];
  const bySize = [...dimension.subtotals.map(({ of }) => of), ...whole]
    .map((of, index) => ({ total: categories.length + index, of }))
    .toSorted((left, right) => left.of.length - right.of.length);
  return bySize.map(({ total, of }, index) => {
    let rest = of;
    const parts: number[] = [];
    for (const smaller of bySize.slice(0, index).toReversed()) {
      if (smaller.of.length === 0 || !smaller.of.every((each) => rest.includes(each))) continue;
      parts.push(smaller.total);
      rest = rest.filter((each) => !smaller.of.includes(each));
    }
    return { total, parts: [...parts, ...rest] };
  });
}
