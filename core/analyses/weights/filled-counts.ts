import { groups } from '../../background/background.ts';
import type { PublishedMember, PublishedTable } from '../../disclosure/protected.ts';
import { fitToMargins, type Margin } from '../../stats/fit-to-margins.ts';
import { groupsDimension } from '../../cohort/background-dimension.ts';

export type Field = {
  readonly id: string;
  readonly categories: readonly PublishedMember[];
};

/** Usable answers in every combination of fields and group, as published tables allow. */
export type FilledCounts = {
  readonly fields: readonly Field[];
  /** Row-major over the categories of each field, then the three groups. */
  readonly counts: Float64Array;
  /** The greatest part of a table's answers that is hidden in it. */
  readonly hiddenProportion: number;
  /** Per table: every count hidden in its inside, as the positions in `counts` that it adds up. */
  readonly hidden: readonly (readonly (readonly number[])[])[];
  /** Per table: every count shown in its inside. */
  readonly shown: readonly (readonly ShownSum[])[];
};

/** A published count of one group, and the positions in `counts` that it adds up. */
export type ShownSum = { readonly count: number; readonly group: number; readonly cells: readonly number[] };

/** Rounded totals seldom agree to more than this. */
const TOLERANCE = 1e-6;

/**
 * Anybody could do this with the published tables, so that it gives nothing away: all combinations start equal and are
 * scaled until they add up to every count that is shown, the finest last, since totals are rounded apart. What no table says, such as how three fields go together where
 * only two are shown at a time, is left as even as it can be, or, from another `start`, as near to that. A field's last member is its total.
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
  /** Whether it adds up nothing that the table shows apart. */
  readonly isInner: boolean;
  readonly cells: number[];
};

/** Every count of a table that is of usable answers, with the combinations it adds up. */
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

/** Positions of the groups that a member of the background adds up; none for those without a usable answer. */
function groupsIn(member: string | undefined): readonly number[] {
  const group = groups.findIndex((each) => each === member);
  if (group >= 0) return [group];
  return groupsDimension.subtotals.find(({ id }) => id === member)?.of ?? [];
}
