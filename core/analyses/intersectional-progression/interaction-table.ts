import { backgroundLabels } from '../../background/background.ts';
import type { EstimatedInterval } from '../../stats/interval.ts';
import type { Cell, ResultTable } from '../../results/result.ts';
import type { Progression } from './derive.ts';
import type { Interaction } from './interaction.ts';
import { interactionStrength } from './interaction-strength.ts';

export function interactionTable(finding: Progression): ResultTable {
  const { interactions, fields, name } = finding;
  const [field] = fields;
  const [{ group }] = finding.compared;
  return {
    id: 'double-disadvantage',
    title: `${name}: ${backgroundLabels[group]} and ${field?.label ?? ''} together`,
    columns: [
      { id: 'answer', label: field?.label ?? '', numeric: false },
      { id: 'reference', label: 'Against', numeric: false },
      { id: 'contrast', label: 'Added together: difference, points', numeric: true },
      { id: 'contrast-interval', label: '95% interval, points', numeric: true },
      { id: 'p', label: 'p, adjusted', numeric: true },
      { id: 'reri', label: 'Relative excess', numeric: true },
      { id: 'reri-interval', label: '95% interval of relative excess', numeric: true },
      { id: 'ratio', label: 'Multiplied: ratio of odds ratios', numeric: true },
      { id: 'ratio-interval', label: '95% interval of ratio', numeric: true },
      { id: 'strength', label: 'Strength', numeric: false },
    ],
    rows: interactions.pairs.map((pair) => ({
      cells: [
        { kind: 'text', text: pair.answer },
        { kind: 'text', text: pair.reference },
        ...scaledCells(pair, pair.contrast, 100, pair.decimals),
        pair.p === null ? absent(pair) : { kind: 'p', value: pair.p },
        ...scaledCells(pair, pair.relativeExcess, 1, 2),
        ...scaledCells(pair, pair.ratioOfOddsRatios, 1, 2),
        { kind: 'text', text: interactionStrength(pair, interactions).label },
      ],
    })),
    notes: [
      `Group: ${backgroundLabels[group]}, against ${backgroundLabels[finding.reference.group]}. Difference: the share with both, less what each alone would add up to. Below 0 means less of the outcome than the sum.`,
      'Relative excess: the same in units of the share of people with neither (RERI). Ratio of odds ratios: 1 where the two multiply without adding anything together. P values are of the difference, adjusted for the number of pairs that are shown (Holm).',
    ],
  };
}

const absent = ({ why }: Interaction): Cell => ({ kind: why === 'hidden' ? 'hidden' : 'inapplicable' });

function scaledCells(
  pair: Interaction,
  found: EstimatedInterval | null,
  scale: number,
  decimals: number,
): readonly [Cell, Cell] {
  if (!found) return [absent(pair), absent(pair)];
  const { estimate, low, high } = found;
  return [
    { kind: 'number', value: estimate * scale, decimals },
    { kind: 'range', low: low * scale, high: high * scale, decimals },
  ];
}
