import { countsAlone } from '../../disclosure/draft.ts';
import { defineAnalysis } from '../parts/analysis.ts';
import { keyQuestion } from '../../cohort/background-dimension.ts';
import {
  type IntervalMethod,
  intervalMethodOf,
  intervalNames,
  intervalOption,
  roundingNote,
} from '../parts/share.ts';
import type { Policy } from '../../disclosure/policy.ts';
import type { Weighting } from '../../cohort/weighting.ts';
import { SAME_PEOPLE } from './beside.ts';
import { countBackgrounds, countBeside } from './compute.ts';
import { deriveRepresentation } from './derive.ts';
import { representationCharts } from './charts.ts';
import { representationEstimates } from './estimates.ts';
import { readRepresentation } from './reading.ts';
import { representationTables } from './tables.ts';
import { splitMethod } from '../parts/split-table.ts';
import { stepsText } from '../weights/weight-classes.ts';

/** Source of the weights, for the method. */
function weightsFrom(weighting: Weighting, { threshold }: Policy): string {
  const raked =
    'The weights are raked: those who answered are scaled until they add up to everyone asked in each field (Deming and Stephan 1940), which with one field is post-stratification. It assumes that those who did not answer are like those of their kind who did.';
  if (weighting.kind !== 'column')
    return weighting.kind === 'asked' ? raked : `Split by a field, weights are made from it. ${raked}`;
  return threshold === 0
    ? 'The weights are those of the file.'
    : `The weights are those of the file. ${stepsText()}`;
}

const intervalAtSize: Readonly<Record<IntervalMethod, string>> = {
  wilson: 'Wilson’s at that size (Franco and others 2019)',
  'clopper-pearson': 'Clopper and Pearson’s at that size (Korn and Graubard 1998)',
};

/** What intervals cover under rounding: counts and weights. */
function intervalCovers({ kind }: Weighting): string {
  const weights =
    kind === 'column'
      ? 'every weight that counts as the same step (a weight beyond the outermost step that enough people have is trimmed to it, and stays so)'
      : 'the weights that follow from each of them';
  return `. It covers every count of people asked and of answers that would be printed so, hidden ones too, and ${weights}: from the lower end of the least share to the upper end of the greatest, both at the fewest effective answers.`;
}

/** How weighting enters the strength: minimum base and sensitivity to non-response. */
function weightedStrength({ kind }: Weighting): string {
  const without =
    kind === 'column'
      ? ' Those who answered but have no weight are taken to be like those who have one.'
      : '';
  return `With weights, sentences, charts, ratios, strength and the test are about the weighted shares. A share tells no more than its effective answers, so fewer than 30 of these are too few to say as well. Those without a usable answer are taken to be half, or twice, as likely to be working class as the weighted share s says: with r the usable answers ÷ everyone asked, s becomes r s + (1 − r) × ½ s, or r s + (1 − r) × 2 s (at most 1 in place of 2 s), with its interval at the effective size; the other groups share the rest as they did.${without} The chi-square test counts effective answers, which divides it by the design effect (Rao and Scott 1981); there is none where fewer than 5 are expected in a group.`;
}

const besideMethod = `Datasets side by side: the share of each background less the same share in the dataset looked at, in percentage points, with Newcombe’s interval and tests as of a split; the grouping and the filters are the same in all, and answers count once each. ${SAME_PEOPLE}`;

export const representation = defineAnalysis({
  id: 'representation',
  version: 1,
  title: 'Representation',
  question: 'Who works here, compared with the benchmark?',
  needs: [keyQuestion],
  restsOn: ['benchmark'],
  whyUnweighted: null,
  whyNotWeighted: ({ kind, weighted }) => (kind === 'unweighted' ? (weighted?.refusal?.why ?? null) : null),
  options: {
    benchmark: {
      kind: 'benchmark',
      label: 'Compared with',
      help: 'A reference with its source and date. Never compare across schemes.',
      initial: null,
    },
    by: { kind: 'field', label: 'By', help: 'Split by a field.', initial: null },
    interval: intervalOption,
  },
  beside: {
    label: 'Beside',
    help: 'Another wave, or other people, such as applicants beside staff.',
    most: 4,
  },
  compute: ({ main, beside }, options, { policy }) =>
    countsAlone([...countBackgrounds(main, options.by, policy), ...countBeside(beside)]),
  derive: ({ tables }, options, surroundings) =>
    deriveRepresentation(
      tables,
      options.by === null ? null : { id: options.by, label: surroundings.fieldLabel(options.by) },
      intervalMethodOf(options.interval),
      surroundings,
    ),
  estimates: representationEstimates,
  tables: representationTables,
  charts: representationCharts,
  reading: readRepresentation,
  method: (options, { benchmark, weighting, policy, beside }) => [
    'Share = people in the group ÷ usable answers. Ratio = share ÷ benchmark; 1 is parity.',
    `Interval: ${intervalNames[intervalMethodOf(options.interval)]}, 95%. The benchmark is treated as fixed; its own sampling error is not published with it.`,
    'Fit to the benchmark: chi-square with 2 degrees of freedom; the exact multinomial test when an expected count is under 5. Index of dissimilarity: half the sum of the absolute differences between shares and benchmark.',
    `Benchmark: ${benchmark.label}. ${benchmark.population}. ${benchmark.source.title}, ${benchmark.source.date}.`,
    `Weighted share = weights of the people in the group ÷ weights of all usable answers (Hájek 1971). ${weightsFrom(weighting, policy)} Effective answers: the square of the summed weights ÷ the sum of their squares (Kish 1965); the interval is ${intervalAtSize[intervalMethodOf(options.interval)]} and takes the weights as fixed${policy.roundTo === 1 ? '.' : intervalCovers(weighting)} All of it is computed from published counts${policy.threshold === 0 ? '' : ' of the first field with each of the others; hidden ones, and how the others go together, are spread as the shown totals allow'}.`,
    ...roundingNote(policy),
    splitMethod('the share of each background', 'the three backgrounds'),
    'Clear: the interval excludes the benchmark (of a split: that of the difference does not reach 0) and still does when those without a usable answer are half or twice as likely to be working class. Nor is anything clear where nobody in the data is without a usable answer and no column says who was asked. Too few to say: fewer than 30 people, or perhaps fewer, since counts are rounded. Not shown: hidden. Else uncertain.',
    ...(weighting.kind === 'none' ? [] : [weightedStrength(weighting)]),
    ...(beside.length === 0 ? [] : [besideMethod]),
    'It does not show why shares differ, and says nothing about individuals. The benchmark covers people of all ages and places.',
  ],
  upgrade: (_version, options) => options,
});
