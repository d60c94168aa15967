import type { Cell, ResultTable } from '../../results/result.ts';
import { countCell, givenShareCell, intervalCell, intervalNames, shareCell } from '../parts/share.ts';
import { splitTable } from '../parts/split-table.ts';
import { weightingText } from '../../cohort/weighting.ts';
import type { Composition, GroupFinding } from './composition.ts';
import type { Representation } from './derive.ts';
import { fitTable } from './fit-table.ts';
import { SAME_PEOPLE } from './beside.ts';
import { BESIDE_TABLE, BESIDE_TITLE, SPLIT_TABLE, splitTitle, WHOLE_TABLE, wholeTitle } from './titles.ts';
import { weightNotes } from './weighted.ts';

type Column = ResultTable['columns'][number];

export function representationTables(finding: Representation): readonly ResultTable[] {
  const { shown, plain, byLabel } = finding;
  const everyone: ResultTable = {
    id: WHOLE_TABLE,
    title: wholeTitle(finding),
    columns: columnsOf(finding),
    rows: shown.everyone.groups.map((group) => ({
      cells: cellsOf(finding, group, plain.everyone),
    })),
    notes: notesOf(finding, shown.everyone.effectiveSize),
  };
  const further = [...besideTables(finding), ...onTheSide(finding), fitTable(finding)];
  if (shown.split.length === 0) return [everyone, ...further];
  const isWeighted = finding.kind === 'weighted';
  const split: ResultTable = {
    id: SPLIT_TABLE,
    title: splitTitle(finding),
    columns: [
      { id: 'by', label: byLabel ?? '', numeric: false },
      ...columnsOf(finding),
      { id: 'usable', label: 'Usable answers', numeric: true },
      ...(isWeighted ? [effectiveColumn] : []),
    ],
    rows: shown.split.flatMap((part, index) =>
      part.groups.map((group) => ({
        cells: [
          { kind: 'text' as const, text: part.label },
          ...cellsOf(finding, group, plain.split[index]),
          countCell(part.usable),
          ...(isWeighted ? [effectiveCell(part, group)] : []),
        ],
      })),
    ),
    notes: [...evenNote(finding), ...notesOf(finding, null)],
  };
  const compared =
    finding.compared === null
      ? []
      : [
          splitTable(
            finding.compared,
            {
              field: byLabel ?? '',
              title: `Backgrounds by ${(byLabel ?? '').toLowerCase()}, compared`,
            },
            finding.interval,
          ),
        ];
  return [everyone, split, ...compared, ...further];
}

const effectiveColumn: Column = { id: 'effective', label: 'Effective answers', numeric: true };

function columnsOf({ kind, benchmark }: Representation): readonly Column[] {
  const shares: readonly Column[] =
    kind === 'weighted'
      ? [
          { id: 'share', label: 'Unweighted share', numeric: true },
          { id: 'weighted', label: 'Weighted share', numeric: true },
        ]
      : [{ id: 'share', label: kind === null ? 'Share' : 'Unweighted share', numeric: true }];
  return [
    { id: 'background', label: 'Background', numeric: false },
    { id: 'people', label: 'People', numeric: true },
    ...shares,
    { id: 'interval', label: '95% interval', numeric: true },
    { id: 'benchmark', label: benchmark.shortLabel, numeric: true },
    { id: 'ratio', label: 'Ratio', numeric: true },
    { id: 'strength', label: 'Strength', numeric: false },
  ];
}

function cellsOf(
  { kind }: Representation,
  finding: GroupFinding,
  plain: Composition | undefined,
): readonly Cell[] {
  const { share, strength } = finding;
  const unweighted = plain?.groups.find(({ group }) => group === finding.group)?.share ?? share;
  return [
    { kind: 'text', text: finding.label },
    countCell(finding.count),
    ...(kind === 'weighted' ? [shareCell(unweighted)] : []),
    shareCell(share),
    intervalCell(share),
    givenShareCell(finding.benchmark),
    ratioCell(finding),
    { kind: 'text', text: strength.label },
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

function notesOf({ kind, interval, weighted }: Representation, size: number | null): readonly string[] {
  const name = intervalNames[interval];
  if (kind !== 'weighted' || weighted === null)
    return [
      'Base: usable answers. Ratio: share divided by the benchmark; 1 is parity.',
      `Intervals: ${name}, 95%.`,
      ...(kind === 'unweighted' && weighted !== null ? weightNotes(weighted) : []),
    ];
  return [
    'Interval, ratio and strength are those of the weighted share. Ratio: weighted share divided by the benchmark; 1 is parity.',
    `Intervals: ${name} at the number of effective answers, 95%.`,
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
function besideTables({ beside, interval, kind }: Representation): readonly ResultTable[] {
  if (beside === null) return [];
  const table = splitTable(
    beside.compared,
    { id: BESIDE_TABLE, field: 'Dataset', title: BESIDE_TITLE },
    interval,
  );
  const unweighted = kind === null ? [] : ['Unweighted: weights are made for one dataset.'];
  return [{ ...table, notes: [...table.notes, ...unweighted, SAME_PEOPLE] }];
}

/** Table of what weighting by the split's categories would give, where no weights were requested. */
function onTheSide(finding: Representation): readonly ResultTable[] {
  const { weighted, plain, benchmark } = finding;
  if (weighted === null || weighted.isAskedFor || weighted.refusal !== null) return [];
  return [
    {
      id: 'weighted',
      title: `People by background, weighted ${weightingText(weighted.weighting) ?? ''}`,
      columns: [
        { id: 'background', label: 'Background', numeric: false },
        { id: 'share', label: 'Share of answers', numeric: true },
        { id: 'weighted', label: 'Weighted share', numeric: true },
        { id: 'interval', label: '95% interval', numeric: true },
        { id: 'benchmark', label: benchmark.shortLabel, numeric: true },
        { id: 'ratio', label: 'Ratio', numeric: true },
        { id: 'usable', label: 'Usable answers', numeric: true },
        effectiveColumn,
      ],
      rows: weighted.everyone.groups.map((group, index) => ({
        cells: [
          { kind: 'text', text: group.label },
          shareCell(plain.everyone.groups[index]?.share ?? group.share),
          shareCell(group.share),
          intervalCell(group.share),
          givenShareCell(group.benchmark),
          ratioCell(group),
          countCell(weighted.everyone.usable),
          effectiveCell(weighted.everyone, group),
        ],
      })),
      notes: weightNotes(weighted),
    },
  ];
}
