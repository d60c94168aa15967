import type { Policy } from '../../disclosure/policy.ts';
import type { Surroundings } from '../parts/analysis.ts';
import type { Cell, ResultTable } from '../../results/result.ts';
import { type ColumnOf, tableOf, textCell } from '../../results/table-of.ts';
import {
  countCell,
  givenShareCell,
  intervalCell,
  intervalsText,
  type Share,
  shareCell,
} from '../parts/share.ts';
import { splitTable } from '../parts/split-table.ts';
import { weightingText } from '../../cohort/weighting.ts';
import type { Composition, GroupFinding } from './composition.ts';
import type { Representation } from './derive.ts';
import { fitTable } from './fit-table.ts';
import { SAME_PEOPLE } from './beside.ts';
import { BESIDE_TABLE, BESIDE_TITLE, SPLIT_TABLE, splitTitle, WHOLE_TABLE, wholeTitle } from './titles.ts';
import { weightNotes } from './weighted.ts';

type Row = {
  readonly finding: GroupFinding;
  readonly of: Composition;
  /** The same people, each answer counting once. */
  readonly plain: Composition | undefined;
};
type Column = ColumnOf<Row>;

function rowsOf(of: Composition, plain: Composition | undefined): readonly Row[] {
  return of.groups.map((finding) => ({ finding, of, plain }));
}

export function representationTables(
  finding: Representation,
  { policy }: Pick<Surroundings, 'policy'>,
): readonly ResultTable[] {
  const { shown, plain, compared, byLabel } = finding;
  const field = byLabel ?? '';
  const everyone = tableOf({
    id: WHOLE_TABLE,
    title: wholeTitle(finding),
    columns: columnsOf(finding),
    rows: rowsOf(shown.everyone, plain.everyone),
    notes: notesOf(finding, policy, shown.everyone.effectiveSize),
  });
  const further = [...besideTables(finding, policy), ...onTheSide(finding), fitTable(finding)];
  if (shown.split.length === 0) return [everyone, ...further];
  const split = tableOf({
    id: SPLIT_TABLE,
    title: splitTitle(finding),
    columns: [
      { id: 'by', label: field, numeric: false, cell: ({ of }: Row) => textCell(of.label) },
      ...columnsOf(finding),
      usableColumn,
      ...(finding.kind === 'weighted' ? [effectiveColumn] : []),
    ],
    rows: shown.split.flatMap((part, index) => rowsOf(part, plain.split[index])),
    notes: [...evenNote(finding), ...notesOf(finding, policy, null)],
  });
  const title = `Backgrounds by ${field.toLowerCase()}, compared`;
  const differences =
    compared === null ? [] : [splitTable(compared, { field, title }, finding.interval, policy)];
  return [everyone, split, ...differences, ...further];
}

const backgroundColumn: Column = {
  id: 'background',
  label: 'Background',
  numeric: false,
  cell: ({ finding }) => textCell(finding.label),
};
const weightedColumn: Column = {
  id: 'weighted',
  label: 'Weighted share',
  cell: ({ finding }) => shareCell(finding.share),
};
const intervalColumn: Column = {
  id: 'interval',
  label: '95% interval',
  cell: ({ finding }) => intervalCell(finding.share),
};
const ratioColumn: Column = { id: 'ratio', label: 'Ratio', cell: ({ finding }) => ratioCell(finding) };
const usableColumn: Column = {
  id: 'usable',
  label: 'Usable answers',
  cell: ({ of }) => countCell(of.usable),
};
const effectiveColumn: Column = {
  id: 'effective',
  label: 'Effective answers',
  cell: ({ of, finding }) => effectiveCell(of, finding),
};

function unweightedColumn(label: string): Column {
  return { id: 'share', label, cell: ({ finding, plain }) => shareCell(unweightedOf(finding, plain)) };
}

function unweightedOf({ group, share }: GroupFinding, plain: Composition | undefined): Share {
  return plain?.groups.find((each) => each.group === group)?.share ?? share;
}

function benchmarkColumn({ benchmark }: Representation): Column {
  const { shortLabel } = benchmark;
  return { id: 'benchmark', label: shortLabel, cell: ({ finding }) => givenShareCell(finding.benchmark) };
}

function columnsOf(finding: Representation): readonly Column[] {
  const { kind } = finding;
  const shares =
    kind === 'weighted'
      ? [unweightedColumn('Unweighted share'), weightedColumn]
      : [unweightedColumn(kind === null ? 'Share' : 'Unweighted share')];
  return [
    backgroundColumn,
    { id: 'people', label: 'People', cell: ({ finding: { count } }) => countCell(count) },
    ...shares,
    intervalColumn,
    benchmarkColumn(finding),
    ratioColumn,
    {
      id: 'strength',
      label: 'Strength',
      numeric: false,
      cell: (row) => textCell(row.finding.strength.label),
    },
  ];
}

function ratioCell({ ratio, share }: GroupFinding): Cell {
  if (ratio !== null) return { kind: 'ratio', value: ratio };
  return { kind: share.why === 'hidden' ? 'hidden' : 'inapplicable' };
}

function effectiveCell({ effectiveSize }: Composition, { share }: GroupFinding): Cell {
  if (share.why === 'shown' && effectiveSize !== null)
    return { kind: 'number', value: effectiveSize, decimals: 0 };
  return { kind: share.why === 'hidden' ? 'hidden' : 'inapplicable' };
}

function notesOf(
  { kind, interval, weighted }: Representation,
  policy: Policy,
  size: number | null,
): readonly string[] {
  if (kind !== 'weighted' || weighted === null)
    return [
      'Base: usable answers. Ratio: share divided by the benchmark; 1 is parity.',
      `Intervals: ${intervalsText(interval, policy)}.`,
      ...(kind === 'unweighted' && weighted !== null ? weightNotes(weighted) : []),
    ];
  return [
    'Interval, ratio and strength are those of the weighted share. Ratio: weighted share divided by the benchmark; 1 is parity.',
    `Intervals: ${intervalsText(interval, policy, ' at the number of effective answers')}.`,
    ...weightNotes(weighted, size),
  ];
}

function evenNote({ kind, weighted, byLabel }: Representation): readonly string[] {
  if (kind !== 'weighted' || weighted?.isEvenInParts !== true) return [];
  return [
    `People of the same ${(byLabel ?? '').toLowerCase()} all count for the same here, so that both shares are equal.`,
  ];
}

/** Every dataset with its difference from the one looked at. */
function besideTables({ beside, interval, kind }: Representation, policy: Policy): readonly ResultTable[] {
  if (beside === null) return [];
  const table = splitTable(
    beside.compared,
    { id: BESIDE_TABLE, field: 'Dataset', title: BESIDE_TITLE },
    interval,
    policy,
  );
  const unweighted = kind === null ? [] : ['Unweighted: weights are made for one dataset.'];
  return [{ ...table, notes: [...table.notes, ...unweighted, SAME_PEOPLE] }];
}

/** Table of what weighting by the split's categories would give, where no weights were requested. */
function onTheSide(finding: Representation): readonly ResultTable[] {
  const { weighted, plain } = finding;
  if (weighted === null || weighted.isAskedFor || weighted.refusal !== null) return [];
  return [
    tableOf({
      id: 'weighted',
      title: `People by background, weighted ${weightingText(weighted.weighting) ?? ''}`,
      columns: [
        backgroundColumn,
        unweightedColumn('Share of answers'),
        weightedColumn,
        intervalColumn,
        benchmarkColumn(finding),
        ratioColumn,
        usableColumn,
        effectiveColumn,
      ],
      rows: rowsOf(weighted.everyone, plain.everyone),
      notes: weightNotes(weighted),
    }),
  ];
}
