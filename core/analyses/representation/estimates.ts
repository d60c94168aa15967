import { backgroundLabels, groups } from '../../background/background.ts';
import { OF_EVERYONE } from '../../results/everyone.ts';
import type { Estimate } from '../../results/result.ts';
import { intervalNames, plainEstimate, shareEstimate } from '../parts/share.ts';
import { splitEstimates } from '../parts/split-table.ts';
import type { Composition } from './composition.ts';
import type { Representation } from './derive.ts';

/** Weighted estimates are separate measures, so that the others mean the same with and without weights. */
export function representationEstimates(finding: Representation): readonly Estimate[] {
  const { plain, weighted, byId, compared, beside } = finding;
  const partOf = ({ label }: Composition): Readonly<Record<string, string>> => ({ [byId ?? 'by']: label });
  return [
    ...estimatesOf(plain.everyone, OF_EVERYONE, finding),
    ...plain.split.flatMap((part) => estimatesOf(part, partOf(part), finding)),
    ...(weighted === null ? [] : weightedEstimates(weighted.everyone, OF_EVERYONE, finding)),
    ...(weighted?.isAskedFor === true
      ? weighted.split.flatMap((part) => weightedEstimates(part, partOf(part), finding))
      : []),
    ...(compared === null ? [] : splitEstimates(compared, byId ?? 'by', backgroundOf)),
    ...(beside === null
      ? []
      : [
          ...beside.rows.slice(1).flatMap((row) => estimatesOf(row, { dataset: row.label }, finding)),
          ...splitEstimates(beside.compared, 'dataset', backgroundOf),
        ]),
  ];
}

const backgroundOf = (label: string) => ({
  background: groups.find((group) => backgroundLabels[group] === label) ?? label,
});

type Of = Readonly<Record<string, string>>;

function estimatesOf(
  composition: Composition,
  of: Of,
  { interval, benchmark }: Representation,
): readonly Estimate[] {
  const against = `against ${benchmark.shortLabel}`;
  const shares = composition.groups.flatMap((group) => {
    const cell = { ...of, background: group.group };
    return [
      shareEstimate('share', cell, group.share, interval),
      plainEstimate(
        'representation-ratio',
        cell,
        group.ratio,
        group.share.base,
        `share divided by benchmark, ${against}`,
      ),
    ];
  });
  return [...shares, ...fitEstimates(composition, of, '', against)];
}

const WEIGHTS = {
  none: '',
  column: 'weighted by the weight column',
  asked: 'raked to everyone asked',
} as const;

function weightedEstimates(
  composition: Composition,
  of: Of,
  { interval, benchmark, weighted }: Representation,
): readonly Estimate[] {
  if (weighted === null) return [];
  const against = `against ${benchmark.shortLabel}`;
  const method = `${WEIGHTS[weighted.weighting.kind]}, ${intervalNames[interval]} at the effective size`;
  const shares = composition.groups.flatMap(({ group, share, ratio }): Estimate[] => {
    const cell = { ...of, background: group };
    // For hidden counts the base is withheld too, since an estimate alone does not say why it is missing.
    const base = share.why === 'hidden' ? null : composition.usable;
    const size = share.why === 'shown' ? composition.effectiveSize : null;
    return [
      { ...shareEstimate('weighted-share', cell, share, interval), base, method },
      plainEstimate('effective-size', cell, size, base, 'Kish'),
      plainEstimate(
        'weighted-representation-ratio',
        cell,
        ratio,
        base,
        `weighted share divided by benchmark, ${against}`,
      ),
    ];
  });
  if (!weighted.isAskedFor) return shares;
  return [...shares, ...fitEstimates(composition, of, 'weighted-', `at the effective size, ${against}`)];
}

function fitEstimates(
  composition: Composition,
  of: Of,
  prefix: '' | 'weighted-',
  against: string,
): readonly Estimate[] {
  const { fit, usable, dissimilarity, groups } = composition;
  const isHidden = groups.some(({ count, share }) => count === null || share.why === 'hidden');
  // For hidden counts the base is withheld too, since an estimate alone does not say why it is missing.
  const base = isHidden ? null : usable;
  const name = fit?.method === 'exact-multinomial' ? 'exact multinomial test' : 'chi-square goodness of fit';
  return [
    plainEstimate(
      `${prefix}fit-chi-square`,
      of,
      fit?.chiSquare ?? null,
      base,
      `${name}, 2 degrees of freedom, ${against}`,
    ),
    plainEstimate(`${prefix}fit-p`, of, fit?.p ?? null, base, `${name}, ${against}`),
    plainEstimate(`${prefix}dissimilarity`, of, dissimilarity, base, `index of dissimilarity, ${against}`),
  ];
}
