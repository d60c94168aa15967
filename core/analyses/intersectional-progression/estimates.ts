import { EVERYONE } from '../../results/everyone.ts';
import type { Comparison } from '../parts/comparison.ts';
import { comparisonMethods } from '../parts/comparison.ts';
import type { PooledComparison } from '../parts/pooled-comparison.ts';
import type { Estimate } from '../../results/result.ts';
import { LEVEL, type Share, shareEstimate } from '../parts/share.ts';
import type { GroupComparison, Progression, Within } from './derive.ts';
import type { Interaction, Interactions } from './interaction.ts';
import type { Stratum } from './strata.ts';

type Of = Readonly<Record<string, string>>;
type Found = { readonly estimate: number | null; readonly low: number; readonly high: number };

export function progressionEstimates(finding: Progression): readonly Estimate[] {
  const { interval, fields, reference, compared } = finding;
  const byGroup: readonly { readonly group: string; readonly share: Share }[] = [reference, ...compared];
  const [field] = fields;
  return [
    shareEstimate('rate', { background: EVERYONE }, finding.everyone, interval),
    ...(fields.length === 0
      ? []
      : byGroup.map(({ group, share }) => shareEstimate('rate', { background: group }, share, interval))),
    ...compared.flatMap((each) => comparisonEstimates(each, reference.group)),
    ...finding.strata.flatMap((stratum) => stratumEstimates(stratum, finding)),
    ...finding.within.flatMap((within) => withinEstimates(within, finding)),
    ...(field ? interactionEstimates(finding.interactions, field.id) : []),
  ];
}

function comparisonEstimates(
  { group, comparison, share }: GroupComparison,
  reference: string,
): readonly Estimate[] {
  const of = { background: group, against: reference };
  return contrastEstimates(comparison, of, share);
}

function contrastEstimates(comparison: Comparison | null, of: Of, share: Share): readonly Estimate[] {
  const base = comparison ? comparison.first.n + comparison.second.n : null;
  const absent = share.why === 'undefined' ? 'undefined' : 'hidden';
  const { difference, ratio, oddsRatio, test } = comparison ?? {};
  const estimate = (measure: string, found: Found | null | undefined, method: string): Estimate =>
    estimateOf(measure, of, found ?? null, base, method, comparison ? 'undefined' : absent);
  return [
    estimate('risk-difference', difference, comparisonMethods.difference),
    estimate('risk-ratio', ratio, comparisonMethods.ratio),
    estimate('odds-ratio', oddsRatio, oddsRatio?.method ?? comparisonMethods.woolfOdds),
    pEstimate(
      'p-value',
      of,
      test?.p ?? null,
      base,
      test?.method ?? comparisonMethods.chiSquare,
      comparison ? 'undefined' : absent,
    ),
  ];
}

/** Infinite limits and undefined estimates become null. */
function estimateOf(
  measure: string,
  of: Of,
  found: Found | null,
  base: number | null,
  method: string,
  whyAbsent: 'hidden' | 'undefined',
): Estimate {
  const value = found && found.estimate !== null && Number.isFinite(found.estimate) ? found.estimate : null;
  const finite = (limit: number | undefined): number | null =>
    limit !== undefined && Number.isFinite(limit) ? limit : null;
  return {
    measure,
    of,
    value,
    low: finite(found?.low),
    high: finite(found?.high),
    level: found ? LEVEL : null,
    base,
    method,
    why: value === null ? whyAbsent : 'shown',
  };
}

function pEstimate(
  measure: string,
  of: Of,
  p: number | null,
  base: number | null,
  method: string,
  whyAbsent: 'hidden' | 'undefined',
): Estimate {
  const why = p === null ? whyAbsent : 'shown';
  return { measure, of, value: p, low: null, high: null, level: null, base, method, why };
}

function stratumEstimates(stratum: Stratum, { fields, interval }: Progression): readonly Estimate[] {
  const of: Of = {
    background: stratum.group,
    ...Object.fromEntries(stratum.answers.map((answer, index) => [fields[index]?.id ?? '', answer])),
  };
  const absent = stratum.rate.why === 'hidden' ? 'hidden' : 'undefined';
  return [
    shareEstimate('rate', of, stratum.rate, interval),
    pEstimate(
      'pooled-rate',
      of,
      stratum.pooled,
      stratum.rate.base,
      'beta-binomial partial pooling, maximum likelihood',
      absent,
    ),
  ];
}

function withinEstimates({ field, pooled, answers }: Within, finding: Progression): readonly Estimate[] {
  const of = { background: finding.compared[0].group, against: finding.reference.group };
  return [
    ...answers.flatMap(({ label, comparison, group }) =>
      contrastEstimates(comparison, { ...of, [field]: label }, group),
    ),
    ...pooledEstimates(pooled, { ...of, within: field }),
  ];
}

function pooledEstimates(pooled: PooledComparison, of: Of): readonly Estimate[] {
  const absent = pooled.hidden > 0 ? 'hidden' : 'undefined';
  const base = pooled.base;
  return [
    estimateOf(
      'common-odds-ratio',
      of,
      pooled.common,
      base,
      pooled.isExact
        ? 'conditional odds ratio, exact interval'
        : 'Mantel–Haenszel, Robins–Breslow–Greenland interval',
      absent,
    ),
    pEstimate('common-p-value', of, pooled.p, base, 'Cochran–Mantel–Haenszel test, not corrected', absent),
    pEstimate(
      'equal-odds-p-value',
      of,
      pooled.homogeneityP,
      base,
      'Breslow–Day test with Tarone’s adjustment',
      absent,
    ),
  ];
}

function interactionEstimates({ pairs, overall }: Interactions, field: string): readonly Estimate[] {
  const base = overall?.base ?? null;
  const tests: readonly Estimate[] =
    overall === null
      ? []
      : [
          pEstimate(
            'equal-differences-p-value',
            { over: field },
            overall.addedP,
            base,
            'weighted squares',
            'undefined',
          ),
          pEstimate(
            'equal-odds-ratios-p-value',
            { over: field },
            overall.multipliedP,
            base,
            'Breslow–Day test with Tarone’s adjustment',
            'undefined',
          ),
        ];
  return [...tests, ...pairs.flatMap((pair) => pairEstimates(pair, field))];
}

function pairEstimates(pair: Interaction, field: string): readonly Estimate[] {
  const of = { [field]: pair.answer, against: pair.reference };
  const absent = pair.why === 'hidden' ? 'hidden' : 'undefined';
  return [
    estimateOf(
      'interaction-contrast',
      of,
      pair.contrast,
      pair.base,
      'difference of differences, Wald interval',
      absent,
    ),
    pEstimate(
      'interaction-p-value',
      of,
      pair.p,
      pair.base,
      'Wald test, adjusted for all pairs (Holm)',
      absent,
    ),
    estimateOf(
      'relative-excess-risk',
      of,
      pair.relativeExcess,
      pair.base,
      'relative excess risk due to interaction, delta method',
      absent,
    ),
    estimateOf(
      'ratio-of-odds-ratios',
      of,
      pair.ratioOfOddsRatios,
      pair.base,
      'ratio of odds ratios, log interval',
      absent,
    ),
  ];
}
