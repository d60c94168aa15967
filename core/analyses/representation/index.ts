import { defineAnalysis } from '../analysis.ts';
import { keyQuestion } from '../background-dimension.ts';
import { intervalMethodOf, intervalNames, intervalOption } from '../share.ts';
import { countBackgrounds } from './compute.ts';
import { deriveRepresentation } from './derive.ts';
import { representationCharts, representationEstimates, representationTables } from './present.ts';
import { readRepresentation } from './reading.ts';

export const representation = defineAnalysis({
  id: 'representation',
  version: 1,
  title: 'Representation',
  question: 'Who works here, compared with the benchmark?',
  fields: [keyQuestion],
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
  compute: (cohort, options) => countBackgrounds(cohort, options.by),
  derive: (published, options, surroundings) =>
    deriveRepresentation(
      published,
      options.by === null ? null : { id: options.by, label: surroundings.fieldLabel(options.by) },
      intervalMethodOf(options.interval),
      surroundings.benchmark,
      surroundings.benchmarks.filter(
        (other) =>
          other.id !== surroundings.benchmark.id &&
          other.isNational &&
          other.schemes.includes(surroundings.context.scheme.id),
      ),
    ),
  estimates: representationEstimates,
  tables: representationTables,
  charts: representationCharts,
  reading: readRepresentation,
  method: (options, { benchmark }) => [
    'Share = people in the group ÷ usable answers. Ratio = share ÷ benchmark; 1 is parity.',
    `Interval: ${intervalNames[intervalMethodOf(options.interval)]}, 95%. The benchmark is treated as fixed; its own sampling error is not published with it.`,
    'Fit to the benchmark: chi-square with 2 degrees of freedom; the exact multinomial test when an expected count is under 5. Index of dissimilarity: half the sum of the absolute differences between shares and benchmark.',
    `Benchmark: ${benchmark.label}. ${benchmark.population}. ${benchmark.source.title}, ${benchmark.source.date}.`,
    'Split by a field, shares are also weighted to everyone asked: each answer counts for the people asked in its category divided by the usable answers there (post-stratification; Cochran 1977). Effective answers: the square of the summed weights divided by the sum of their squares (Kish 1965); the interval is Wilson’s at that size. It is computed from the published counts, and assumes that within a category those who did not answer are like those who did.',
    'Clear: the interval excludes the benchmark and still does when those who did not answer are half or twice as likely to be working class. Too few to say: hidden, or fewer than 30 people. Else uncertain.',
    'It does not show why shares differ, and says nothing about individuals. The benchmark covers people of all ages and places.',
  ],
  upgrade: (_version, options) => options,
});
