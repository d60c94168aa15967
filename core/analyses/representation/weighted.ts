import { type Group, groups } from '../../background/background.ts';
import { intervalText, percentText } from '../../charts/figure-text.ts';
import type { PublishedTable } from '../../disclosure/protected.ts';
import { isFieldId } from '../../intake/fields.ts';
import type { WeightedShare } from '../../stats/weighted-share.ts';
import { type PublishedWeights, readWeights, type WeightedShares } from '../published-weights.ts';
import type { Cell, Estimate, Result, ResultTable } from '../result.ts';
import { countCell, LEVEL, plainEstimate, shareCell } from '../share.ts';
import { isWeightTable } from '../weight-table.ts';
import { type Weighting, weightingText } from '../weighting.ts';
import { countText, listText } from '../words.ts';
import type { Composition, Representation } from './derive.ts';

/** Shares as they would be if answers counted for as much as their weights say. */
export type Weighted = {
  readonly weighting: Weighting;
  /** Whether somebody asked for it; a split by itself shows what its categories would weigh. */
  readonly isAskedFor: boolean;
  readonly weights: PublishedWeights;
};

/** Less than half a percent would be printed as none. */
const LEAST_SAID = 0.005;
/** With more than this hidden, weighted shares would be guesses. */
const MOST_HIDDEN = 0.5;

export function weigh(
  published: readonly PublishedTable[],
  chosen: Weighting,
  by: string | null,
): Weighted | null {
  const isAskedFor = chosen.kind !== 'none';
  const weighting: Weighting =
    isAskedFor || by === null || !isFieldId(by) ? chosen : { kind: 'asked', by: [by] };
  if (weighting.kind === 'none') return null;
  const tables = published.filter((table) =>
    isAskedFor ? isWeightTable(table) : table.id === 'background-by',
  );
  return { weighting, isAskedFor, weights: readWeights(tables, weighting, by) };
}

/** Why there are no weighted shares, as a sentence; null where there are. */
function whyNot({ weights }: Weighted): string | null {
  if (weights.everyone['working-class'] === null) return 'Nobody who answered has a weight.';
  if (!weights.isMet)
    return 'No weights make those who answered add up to everyone asked in all these fields at once. Fewer fields may help.';
  if (weights.hiddenProportion > MOST_HIDDEN)
    return `Too many counts are hidden to weight by this: ${percentText(weights.hiddenProportion, 0)} of the answers. Fewer or coarser fields may help.`;
  return null;
}

/** Never where the plain share is not shown. */
function shownShare(
  weighted: Weighted,
  shares: WeightedShares | undefined,
  composition: Composition,
  group: Group,
): WeightedShare | null {
  const plain = composition.groups.find((each) => each.group === group)?.share;
  if (shares === undefined || plain?.why !== 'shown' || whyNot(weighted) !== null) return null;
  return shares[group];
}

export function weightedTables(finding: Representation, decimals: number): readonly ResultTable[] {
  const { weighted, everyone, byId, byLabel, benchmark } = finding;
  if (weighted === null) return [];
  const columns = [
    { id: 'background', label: 'Background', numeric: false },
    { id: 'share', label: 'Share of answers', numeric: true },
    { id: 'weighted', label: 'Weighted share', numeric: true },
    { id: 'interval', label: '95% interval', numeric: true },
    { id: 'benchmark', label: benchmark.shortLabel, numeric: true },
    { id: 'ratio', label: 'Ratio', numeric: true },
    { id: 'usable', label: 'Usable answers', numeric: true },
    { id: 'effective', label: 'Effective answers', numeric: true },
  ];
  const notes = notesOf(weighted);
  const title = `People by background, weighted ${weightingText(weighted.weighting) ?? ''}`;
  const whole: ResultTable = {
    id: 'weighted',
    title,
    columns,
    rows: everyone.groups.map(({ group }) => ({
      cells: weightedRow(finding, everyone, weighted.weights.everyone, group, decimals),
    })),
    notes,
  };
  if (byId === null || isWeightedByOnly(weighted, byId)) return [whole];
  return [
    whole,
    {
      id: 'weighted-by',
      title: `People by background and ${(byLabel ?? '').toLowerCase()}, weighted ${weightingText(weighted.weighting) ?? ''}`,
      columns: [{ id: 'by', label: byLabel ?? '', numeric: false }, ...columns],
      rows: finding.split.flatMap((part) =>
        part.groups.map(({ group }) => ({
          cells: [
            { kind: 'text' as const, text: part.label },
            ...weightedRow(finding, part, weighted.weights.split.get(part.id), group, decimals),
          ],
        })),
      ),
      notes,
    },
  ];
}

/** Then every answer of a category weighs the same, and its shares stay as they are. */
function isWeightedByOnly({ weighting }: Weighted, field: string): boolean {
  return weighting.kind === 'asked' && weighting.by.every((each) => each === field);
}

function weightedRow(
  { weighted, benchmark }: Representation,
  composition: Composition,
  shares: WeightedShares | undefined,
  group: Group,
  decimals: number,
): readonly Cell[] {
  const plain = composition.groups.find((each) => each.group === group);
  if (!weighted || !plain) return [];
  const share = shownShare(weighted, shares, composition, group);
  const absent: Cell = { kind: plain.share.why === 'undefined' ? 'inapplicable' : 'hidden' };
  const reference = benchmark.shares[group];
  const figures: readonly Cell[] =
    share === null
      ? [absent, absent]
      : [
          { kind: 'share', value: share.share, decimals },
          { kind: 'interval', low: share.interval.low, high: share.interval.high, decimals },
        ];
  return [
    { kind: 'text', text: plain.label },
    shareCell(plain.share, decimals),
    ...figures,
    { kind: 'share', value: reference, decimals: 0 },
    share === null ? absent : { kind: 'ratio', value: share.share / reference },
    countCell(composition.usable),
    share === null ? absent : { kind: 'number', value: share.effectiveSize, decimals: 0 },
  ];
}

function notesOf(weighted: Weighted): readonly string[] {
  const { weights, weighting } = weighted;
  const refusal = whyNot(weighted);
  return [
    weighting.kind === 'column'
      ? 'Each answer counts for its weight; answers without a weight are left out.'
      : 'Answers count for so much that they add up to everyone asked in each of the fields (raking).',
    'Effective answers: how many answers given at random would tell as much.',
    ...(refusal === null ? [] : [refusal]),
    ...(refusal === null && weights.range !== null
      ? [
          `Weights run from ${weights.range.least.toPrecision(2)} to ${weights.range.greatest.toPrecision(2)}, where 1 is the mean.`,
        ]
      : []),
    ...(refusal === null && weights.hiddenProportion >= LEAST_SAID
      ? [
          `Counts of about ${percentText(weights.hiddenProportion, 0)} of the answers are hidden; they are spread as the shown totals allow.`,
        ]
      : []),
    ...(weights.leftOut.length > 0 ? [`Nobody answered in ${listText(weights.leftOut)}; left out.`] : []),
  ];
}

const METHODS = {
  none: '',
  column: 'weighted by the weight column, Wilson score interval at the effective size',
  asked: 'raked to everyone asked, Wilson score interval at the effective size',
} as const;

export function weightedEstimates(finding: Representation): readonly Estimate[] {
  const { weighted, everyone, byId, split } = finding;
  if (weighted === null) return [];
  const whole = estimatesIn(finding, everyone, { by: 'everyone' }, weighted.weights.everyone);
  if (byId === null || isWeightedByOnly(weighted, byId)) return whole;
  return [
    ...whole,
    ...split.flatMap((part) =>
      estimatesIn(finding, part, { [byId]: part.label }, weighted.weights.split.get(part.id)),
    ),
  ];
}

function estimatesIn(
  { weighted, benchmark }: Representation,
  composition: Composition,
  of: Readonly<Record<string, string>>,
  shares: WeightedShares | undefined,
): readonly Estimate[] {
  if (weighted === null) return [];
  return groups.flatMap((group): Estimate[] => {
    const share = shownShare(weighted, shares, composition, group);
    const base = share === null ? null : composition.usable;
    const method = METHODS[weighted.weighting.kind];
    const cell = { ...of, background: group };
    return [
      {
        measure: 'weighted-share',
        of: cell,
        value: share?.share ?? null,
        low: share?.interval.low ?? null,
        high: share?.interval.high ?? null,
        level: share === null ? null : LEVEL,
        base,
        method,
        why: share === null ? 'hidden' : 'shown',
      },
      plainEstimate('effective-size', cell, share?.effectiveSize ?? null, base, 'Kish'),
      plainEstimate(
        'weighted-representation-ratio',
        cell,
        share === null ? null : share.share / benchmark.shares[group],
        base,
        `weighted share divided by benchmark, against ${benchmark.shortLabel}`,
      ),
    ];
  });
}

/** The weighted share of people from working-class backgrounds, to be read aloud. */
export function weightedSentence(finding: Representation, decimals: number): string | null {
  const { weighted, everyone } = finding;
  if (weighted === null) return null;
  const share = shownShare(weighted, weighted.weights.everyone, everyone, 'working-class');
  const plain = everyone.groups.find(({ group }) => group === 'working-class')?.share;
  if (share === null || plain?.why !== 'shown')
    return `Weighted shares are not shown. ${whyNot(weighted) ?? 'They would point at individuals.'}`;
  const { low, high } = share.interval;
  return `Weighted ${weightingText(weighted.weighting) ?? ''}, ${percentText(share.share, decimals)} (${intervalText(low, high, decimals)}) are people from working-class backgrounds; unweighted it is ${percentText(plain.value, decimals)}.`;
}

export function readWeighted(finding: Representation, decimals: number): Result['asides'] {
  const { weighted, everyone } = finding;
  const text = weightedSentence(finding, decimals);
  if (weighted === null || text === null) return [];
  const share = shownShare(weighted, weighted.weights.everyone, everyone, 'working-class');
  const worth =
    share === null
      ? []
      : [
          `The ${countText(everyone.usable)} answers tell as much as ${countText(Math.round(share.effectiveSize))} given at random.`,
        ];
  const assumption =
    weighted.weighting.kind === 'asked'
      ? ['It assumes that those who did not answer are like those of their kind who did.']
      : ['It takes the weights as the file gives them.'];
  // What was asked for stands beside the headline already.
  const said = weighted.isAskedFor && share !== null ? [] : [text];
  return [
    { heading: 'Weighted', text: [...said, ...worth, ...(share === null ? [] : assumption)].join(' ') },
  ];
}
