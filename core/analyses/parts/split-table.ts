import type { Policy } from '../../disclosure/policy.ts';
import type { Cell, Estimate, ResultTable } from '../../results/result.ts';
import { countCell, intervalCell, type IntervalMethod, intervalsText, LEVEL, shareCell } from './share.ts';
import {
  type RowTest,
  type SplitComparison,
  type SplitDifference,
  type SplitRow,
  type SplitShare,
  type WhyUncompared,
  whyNotCounted,
  whyUncompared,
} from './split-comparison.ts';
import { SMALLEST_BASE } from '../../results/strength.ts';
import { referenceText } from './split-words.ts';

const POINTS = 'percentage points';

/** Rows of a split beside the reference. */
export function splitTable(
  compared: SplitComparison,
  { id = 'compared', field, title }: { readonly id?: string; readonly field: string; readonly title: string },
  method: IntervalMethod,
  policy: Policy,
): ResultTable {
  const { rows, reference, differences, tests } = compared;
  const isOfMany = rows.some(({ shares }) => shares.length > 1);
  return {
    id,
    title,
    columns: [
      { id: 'by', label: field, numeric: false },
      ...(isOfMany ? [{ id: 'background', label: 'Background', numeric: false }] : []),
      { id: 'base', label: 'Base', numeric: true },
      { id: 'share', label: 'Share', numeric: true },
      { id: 'interval', label: '95% interval', numeric: true },
      { id: 'difference', label: `Difference (${POINTS})`, numeric: true, unit: POINTS },
      {
        id: 'difference-interval',
        label: `95% interval of difference (${POINTS})`,
        numeric: true,
        unit: POINTS,
      },
      { id: 'p', label: 'p', numeric: true },
      { id: 'adjusted-p', label: 'p, adjusted', numeric: true },
      ...(isOfMany ? [{ id: 'together-p', label: 'p of all backgrounds, adjusted', numeric: true }] : []),
      { id: 'shown', label: 'Difference shown', numeric: false },
    ],
    rows: rows.flatMap((row) =>
      row.shares.map((each) => {
        const found = differences.find(({ row: of, one }) => of === row && one.label === each.label);
        const isReference = row === reference;
        const [difference, interval, p, adjusted, shown] = found
          ? differenceCells(found)
          : absentCells(each, reference, isReference);
        const together = tests.find((test) => test.row === row);
        return {
          cells: [
            { kind: 'text', text: row.label } as const,
            ...(isOfMany ? [{ kind: 'text', text: each.label } as const] : []),
            countCell(row.base),
            shareCell(each.share),
            intervalCell(each.share),
            ...[difference, interval, p, adjusted],
            ...(isOfMany ? [togetherCell(together, row, isReference)] : []),
            shown,
          ],
        };
      }),
    ),
    notes: notesOf(compared, method, policy),
  };
}

function notesOf(compared: SplitComparison, method: IntervalMethod, policy: Policy): readonly string[] {
  const { rows, reference, tests, differences } = compared;
  const intervals = `Intervals of shares: ${intervalsText(method, policy)}.`;
  const isAnyFew = rows.some(({ shares }) => shares.some((each) => whyNotCounted(each) === 'few'));
  const few = isAnyFew ? [TOO_FEW_NOTE] : [];
  if (reference === null) return ['No two rows can be compared.', ...few, intervals];
  const together = tests.filter(({ row }) => row.shares.length > 1);
  return [
    `Difference from ${referenceText(compared, reference)}: Newcombe’s interval, 95%. P values are adjusted for their number (Holm). A difference is shown where its interval excludes 0 and the adjusted p values are below 0.05.`,
    ...usedNote(
      'p',
      differences.flatMap(({ test }) => test?.method ?? []),
    ),
    ...usedNote(
      'p of all backgrounds',
      together.map((test) => test.method),
    ),
    ...few,
    intervals,
  ];
}

const TOO_FEW_NOTE = `Too few to say: fewer than ${SMALLEST_BASE} people, or perhaps fewer, since counts are rounded or weighted.`;

/** Methods by which a column was worked out; several where they differ from row to row. */
export function usedNote(column: string, methods: readonly string[]): readonly string[] {
  const used = [...new Set(methods)].filter((method) => method !== '');
  return used.length === 0 ? [] : [`Column “${column}”: ${used.join('; or ')}.`];
}

type DifferenceCells = readonly [Cell, Cell, Cell, Cell, Cell];

function absentCells(each: SplitShare, reference: SplitRow | null, isReference: boolean): DifferenceCells {
  const why = whyUncompared(each, reference);
  const absent: Cell = { kind: why === 'hidden' ? 'hidden' : 'inapplicable' };
  const text = isReference ? 'Reference' : uncomparedTexts[why];
  return [absent, absent, absent, absent, { kind: 'text', text }];
}

const uncomparedTexts: Readonly<Record<WhyUncompared, string>> = {
  hidden: 'Not shown',
  few: 'Too few to say',
  alone: 'Nothing to compare with',
};

function differenceCells({ difference, decimals, test, adjusted, side }: SplitDifference): DifferenceCells {
  const { estimate, low, high } = difference;
  const pCell = (p: number | null): Cell => (p === null ? { kind: 'inapplicable' } : { kind: 'p', value: p });
  return [
    { kind: 'number', value: estimate * 100, decimals },
    { kind: 'range', low: low * 100, high: high * 100, decimals },
    pCell(test?.p ?? null),
    pCell(adjusted),
    { kind: 'text', text: side === 0 ? 'No' : side > 0 ? 'More' : 'Less' },
  ];
}

function togetherCell(test: RowTest | undefined, { shares }: SplitRow, isReference: boolean): Cell {
  if (test && !isReference) return { kind: 'p', value: test.adjusted };
  return { kind: shares.some(({ share }) => share.why === 'hidden') ? 'hidden' : 'inapplicable' };
}

/** Differences of a split with adjusted p. */
export function splitEstimates(
  { differences, reference }: SplitComparison,
  by: string,
  idOf: (label: string) => Readonly<Record<string, string>>,
): readonly Estimate[] {
  return differences.flatMap(({ row, one, other, difference, test, adjusted }): Estimate[] => {
    const of = { [by]: row.label, ...idOf(one.label) };
    const shared = { of, base: row.base, why: 'shown' } as const;
    const { estimate: value, low, high } = difference;
    const against = `against ${other.share.base} people of ${reference?.label ?? ''}`;
    return [
      {
        ...shared,
        measure: 'share-difference',
        value,
        low,
        high,
        level: LEVEL,
        method: `Newcombe, ${against}`,
      },
      {
        ...{ ...shared, measure: 'share-difference-p', value: adjusted, low: null, high: null, level: null },
        method: `${test?.method ?? 'no test'}, adjusted (Holm)`,
        why: adjusted === null ? 'undefined' : 'shown',
      },
    ];
  });
}

/** Method note on the comparison of a split; `parts` names the shares tested together, if more than one. */
export function splitMethod(what: string, parts: string | null): string {
  const together =
    parts === null
      ? ''
      : ` Over ${parts} together: chi-square, or the least of their p values times their number where an expected count is under 5, a count is hidden or shares are weighted; adjusted over the rows (Holm).`;
  const shown = parts === null ? 'its adjusted p is below 0.05' : 'both adjusted p values are below 0.05';
  return `Split by a field, ${what} of each row is compared with that of the row with the most people of those shown (the first of them where several have as many): difference in percentage points with Newcombe’s hybrid score interval (Statistics in Medicine 17, 1998, 873–890, method 10) and a test (score chi-square, not corrected; Fisher’s exact test with mid-P where an expected count is under 5: the chances of all tables with the same totals that are less likely than the one seen, and half those of tables as likely, itself among them; Lancaster, Journal of the American Statistical Association 56, 1961, 223–234), p adjusted over all differences of the split (Holm, Scandinavian Journal of Statistics 6, 1979, 65–70).${together} A difference is shown where its interval does not reach 0 and ${shown}, never by whether two intervals overlap.`;
}
