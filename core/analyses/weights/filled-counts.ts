import { groups } from '../../background/background.ts';
import type { PublishedMember, PublishedTable } from '../../disclosure/protected.ts';
import { fitToMargins, type Margin } from '../../stats/fit-to-margins.ts';
import { groupsDimension } from '../../cohort/background-dimension.ts';

export type Field = {
  readonly id: string;
  readonly categories: readonly PublishedMember[];
};

/** Usable answers in every combination of fields and group, estimated from published tables. */
export type FilledCounts = {
  readonly fields: readonly Field[];
  /** Row-major over the categories of each field, then the three groups. */
  readonly counts: Float64Array;
  /** Largest proportion of a table's answers that is hidden. */
  readonly hiddenProportion: number;
  /** Per table: for each hidden inner count, the positions in `counts` that it sums. */
  readonly hidden: readonly (readonly (readonly number[])[])[];
  /** Per table: the shown inner counts. */
  readonly shown: readonly (readonly ShownSum[])[];
};

/** A published count of one group, and the positions in `counts` that it sums. */
export type ShownSum = { readonly count: number; readonly group: number; readonly cells: readonly number[] };

/** Convergence tolerance; rounded totals seldom agree more closely. */
const TOLERANCE = 1e-6;

/**
 * Iterative proportional fitting to the published tables, which anybody could do, so nothing is disclosed: all
 * combinations start equal and are scaled until they sum to every shown count, the finest last since totals are rounded
 * separately. Associations that no table gives, such as that of three fields shown two at a time, stay as even as
 * possible, or as near to another `start`. A field's last member is its total.
 */
export function fillCounts(
  tables: readonly PublishedTable[],
  start: (cell: number) => number = () => 1,
): FilledCounts {
  const fields = fieldsOf(tables);
  const strides = stridesOf(fields);
  const size = fields.reduce<number>((product, { categories }) => product * categories.length, groups.length);
  const sums = tables.flatMap((table) => sumsOf(table, fields, strides));
  const margins = sums
    .flatMap(({ cells, count }): Margin[] => (count === null ? [] : [{ cells, total: count }]))
    .toSorted((one, other) => other.cells.length - one.cells.length);
  const { values } = fitToMargins(
    Float64Array.from({ length: size }, (_, cell) => start(cell)),
    margins,
    TOLERANCE,
  );
  const total = values.reduce((sum, value) => sum + value, 0);
  const hidden = tables.map((table) =>
    sums.flatMap((sum) => (sum.table === table && sum.isInner && sum.count === null ? [sum.cells] : [])),
  );
  const shown = tables.map((table) =>
    sums.flatMap(({ table: own, isInner, count, cells }): ShownSum[] =>
      own === table && isInner && count !== null ? [{ count, group: cells[0]! % groups.length, cells }] : [],
    ),
  );
  const answersIn = (cells: readonly number[]): number => cells.reduce((sum, cell) => sum + values[cell]!, 0);
  const most = Math.max(0, ...hidden.map((all) => all.reduce((sum, cells) => sum + answersIn(cells), 0)));
  return { fields, counts: values, hiddenProportion: total > 0 ? most / total : 0, hidden, shown };
}

function fieldsOf(tables: readonly PublishedTable[]): readonly Field[] {
  const found = new Map<string, Field>();
  for (const { id, members } of tables.flatMap(({ dimensions }) => dimensions)) {
    if (id !== groupsDimension.id) found.set(id, { id, categories: members.slice(0, -1) });
  }
  return [...found.values()];
}

function stridesOf(fields: readonly Field[]): readonly number[] {
  let stride: number = groups.length;
  return fields
    .toReversed()
    .map(({ categories }) => {
      const own = stride;
      stride *= categories.length;
      return own;
    })
    .toReversed();
}

type Sum = {
  readonly table: PublishedTable;
  readonly count: number | null;
  /** Whether the count is not the sum of other counts of its table. */
  readonly isInner: boolean;
  readonly cells: number[];
};

/** All counts of usable answers in a table, with the combinations that they sum. */
function sumsOf(table: PublishedTable, fields: readonly Field[], strides: readonly number[]): readonly Sum[] {
  return table.counts.flatMap((count, position): Sum[] => {
    let rest = position;
    let held: readonly number[] = [];
    let isInner = true;
    const memberOf = new Map<string, number>();
    for (const { id, members } of table.dimensions.toReversed()) {
      const member = rest % members.length;
      rest = Math.floor(rest / members.length);
      if (id === groupsDimension.id) {
        held = groupsIn(members[member]?.id);
        isInner &&= held.length === 1 || members.length === 1;
      } else {
        memberOf.set(id, member);
        isInner &&= member < members.length - 1;
      }
    }
    if (held.length === 0) return [];
    let cells = [...held];
    for (const [index, { id, categories }] of fields.entries()) {
      const member = memberOf.get(id) ?? categories.length;
      const taken = member < categories.length ? [member] : [...categories.keys()];
      cells = taken.flatMap((category) => cells.map((cell) => cell + category * strides[index]!));
    }
    return [{ table, count, isInner, cells }];
  });
}

/** Positions of the groups that a member of the background sums; none for non-respondents. */
function groupsIn(member: string | undefined): readonly number[] {
  const group = groups.findIndex((each) => each === member);
  if (group >= 0) return [group];
  return groupsDimension.subtotals.find(({ id }) => id === member)?.of ?? [];
}
