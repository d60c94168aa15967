import { defineAnalysis } from '../analysis.ts';
import { keyQuestion } from '../background-dimension.ts';
import { intervalMethodOf, intervalNames, intervalOption } from '../share.ts';
import { countOutcomes } from './compute.ts';
import { deriveProgression } from './derive.ts';
import { progressionCharts, progressionEstimates, progressionTables } from './present.ts';
import { readProgression } from './reading.ts';

export const intersectionalProgression = defineAnalysis({
  id: 'intersectional-progression',
  version: 1,
  title: 'Intersectional progression',
  question: 'Who gets on, where backgrounds combine?',
  fields: [keyQuestion],
  whyUnweighted:
    'The partly pooled rates and the double disadvantage have no stated variance under weights, so each person counts once.',
  options: {
    outcome: {
      kind: 'field',
      label: 'Outcome',
      help: 'A field with a yes and a no, such as promoted in the period.',
      initial: 'promoted',
    },
    yes: {
      kind: 'answer',
      of: 'outcome',
      label: 'Counts as yes',
      help: 'The answer that counts; every other answer counts as no.',
      initial: null,
    },
    with: {
      kind: 'fields',
      label: 'Combined with',
      help: 'Up to three fields. The first is weighed for a double disadvantage.',
      initial: [],
      most: 3,
    },
    interval: intervalOption,
  },
  compute: (cohort, options) => countOutcomes(cohort, options.outcome, options.yes, options.with),
  derive: (published, options, surroundings) =>
    deriveProgression(
      published,
      options.outcome === null ? '' : surroundings.fieldLabel(options.outcome),
      options.with.map(surroundings.fieldLabel),
      intervalMethodOf(options.interval),
      surroundings.policy,
    ),
  estimates: progressionEstimates,
  tables: progressionTables,
  charts: progressionCharts,
  reading: readProgression,
  method: (options) => [
    `Share = people with the outcome ÷ people in the combination, among those with a usable answer and a recorded outcome. Interval: ${intervalNames[intervalMethodOf(options.interval)]}, 95%.`,
    'Partly pooled share: (x + a) ÷ (n + a + b), with a and b of a beta-binomial model fitted to all combinations that are shown (maximum likelihood). It never stands in for a hidden one.',
    'Double disadvantage compares four corners: professional or working class, in one answer of the first field or in another (its largest answer against each of the others, named from the side that goes with less than the sum). Added: p(both) − p(first) − p(second) + p(neither), with a Wald interval. Relative excess risk due to interaction: RR(both) − RR(first) − RR(second) + 1, delta method (Hosmer and Lemeshow, Epidemiology 3, 1992, 452–456). Multiplied: OR(both) ÷ (OR(first) × OR(second)), log interval.',
    'Clear: both scales exclude no interaction, on the same side, and the added one still does when those who did not answer are half or twice as likely to be working class. Too few to say: hidden, or fewer than 30 people in a corner. Else uncertain.',
    'It does not adjust for other fields, and many comparisons invite chance findings: choose the fields beforehand.',
  ],
  upgrade: (_version, options) => options,
});
