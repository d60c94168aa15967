import { backgroundLabels } from '../../background/background.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { Surroundings } from '../parts/analysis.ts';
import type { Cell, ResultTable } from '../../results/result.ts';
import { countCell, decimalsOf, intervalCell, intervalsText, shareCell } from '../parts/share.ts';
import { comparisonTable, withinTables } from './comparison-tables.ts';
import type { Progression } from './derive.ts';
import { interactionTable } from './interaction-table.ts';

export function progressionTables(
  finding: Progression,
  { policy }: Pick<Surroundings, 'policy'>,
): readonly ResultTable[] {
  const { interactions, withoutOutcome } = finding;
  return [
    comparisonTable(finding),
    strataTable(finding, policy),
    ...withinTables(finding),
    ...(interactions.pairs.length === 0 ? [] : [interactionTable(finding)]),
    ...(withoutOutcome.total === 0 ? [] : [withoutOutcomeTable(finding)]),
  ];
}

export const STRATA_TABLE = 'strata';

function strataTable(finding: Progression, policy: Policy): ResultTable {
  return {
    id: STRATA_TABLE,
    title: `${finding.name}: where characteristics combine`,
    columns: [
      { id: 'background', label: 'Background', numeric: false },
      ...finding.fields.map(({ id, label }) => ({ id, label, numeric: false })),
      { id: 'people', label: 'People', numeric: true },
      { id: 'with-outcome', label: finding.name, numeric: true },
      { id: 'rate', label: 'Share', numeric: true },
      { id: 'interval', label: '95% interval', numeric: true },
      { id: 'pooled', label: 'Partly pooled share', numeric: true },
    ],
    rows: finding.strata.map((stratum) => ({
      cells: [
        { kind: 'text', text: backgroundLabels[stratum.group] },
        ...stratum.answers.map((text): Cell => ({ kind: 'text', text })),
        countCell(stratum.people),
        countCell(stratum.withOutcome),
        shareCell(stratum.rate),
        intervalCell(stratum.rate),
        stratum.pooled === null
          ? { kind: stratum.rate.why === 'hidden' ? 'hidden' : 'inapplicable' }
          : { kind: 'share', value: stratum.pooled, decimals: decimalsOf(stratum.rate) },
      ],
    })),
    notes: [
      'Base: people with a usable answer and an outcome.',
      `Intervals: ${intervalsText(finding.interval, policy)}. A partly pooled share is drawn towards the average, the more so the fewer people there are.`,
      ...(isAllAverage(finding) ? [NO_VARIATION] : []),
    ],
  };
}

/** Pooling found nothing between the combinations but chance. */
function isAllAverage({ strata }: Progression): boolean {
  const pooled = strata.flatMap((stratum) => stratum.pooled ?? []);
  return pooled.length > 1 && pooled.every((each) => Math.abs(each - pooled[0]!) < 1e-9);
}

const NO_VARIATION =
  'No variation beyond chance was found between these shares, so that every partly pooled share is the average.';

function withoutOutcomeTable({ name, withoutOutcome }: Progression): ResultTable {
  const row = (label: string, count: number | null) => ({
    cells: [{ kind: 'text', text: label } as const, countCell(count)],
  });
  return {
    id: 'without-outcome',
    title: `${name}: who has no outcome`,
    columns: [
      { id: 'why', label: 'Why', numeric: false },
      { id: 'people', label: 'People', numeric: true },
    ],
    rows: [
      ...withoutOutcome.reasons.map(({ label, count }) => row(label, count)),
      row('No outcome, together', withoutOutcome.total),
    ],
    notes: ['People with a usable answer. They are in no share: neither a yes nor a no.'],
  };
}
