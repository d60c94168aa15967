import { keyQuestion } from '../../cohort/background-dimension.ts';
import { defineAnalysis } from '../parts/analysis.ts';
import { payCharts } from './charts.ts';
import { computePay, UNASKED } from './compute.ts';
import { derivePay } from './derive.ts';
import { payEstimates } from './estimates.ts';
import { BASIS_FIELD, fullTimeHours, payIs } from './hourly-pay.ts';
import { payMethod } from './method.ts';
import { partnerOptions, withoutPartners } from './partners.ts';
import { readPay } from './reading.ts';
import { payTables } from './tables.ts';

export const pay = defineAnalysis({
  id: 'pay',
  version: 2,
  title: 'Pay',
  question: 'Who is paid what?',
  needs: [
    keyQuestion,
    { field: 'pay', need: 'required', whenMissing: 'Map the column with pay on the Import screen.' },
    { field: 'fte', need: 'optional', whenMissing: 'Pay as paid is compared by weekly hours, if at all.' },
    {
      field: 'hours',
      need: 'optional',
      whenMissing: 'Pay as paid is compared by full-time equivalent, if at all.',
    },
    {
      field: 'pay-basis',
      need: 'optional',
      whenMissing: 'All pay is taken to be for the same time, as the options say.',
    },
    { field: 'bonus', need: 'optional', whenMissing: 'Nothing is said of bonuses.' },
  ],
  restsOn: [],
  whyUnweighted: 'Medians and bootstrap intervals are those of people who each count once.',
  options: {
    reference: {
      kind: 'choice',
      label: 'Compared with',
      help: 'The group that the others are held against.',
      initial: 'professional',
      choices: [
        { id: 'professional', label: 'Professional backgrounds' },
        { id: 'intermediate', label: 'Intermediate backgrounds' },
        { id: 'working-class', label: 'Working-class backgrounds' },
      ],
    },
    lead: {
      kind: 'choice',
      label: 'Told first',
      help: 'Choose before you look. A few very high salaries move the mean and not the median.',
      initial: 'median',
      choices: [
        { id: 'median', label: 'Median' },
        { id: 'mean', label: 'Mean' },
      ],
    },
    within: {
      kind: 'fields',
      label: 'Also looked at within',
      help: 'Up to two fields. People of the same grade, say, are compared with each other. With none chosen it is the grade, where there is one.',
      initial: [],
      unasked: UNASKED,
      most: 2,
    },
    payIs,
    hours: fullTimeHours,
    noBonus: {
      kind: 'choice',
      label: 'No bonus is written as',
      help: 'Whether a blank means that nothing was received, or that nobody knows.',
      initial: 'blank-or-zero',
      choices: [
        { id: 'blank-or-zero', label: 'A blank or a zero' },
        { id: 'zero', label: 'A zero; a blank is not known' },
      ],
      isMore: true,
    },
    ...partnerOptions,
    seed: {
      kind: 'number',
      label: 'Seed',
      help: 'Of the random numbers behind the intervals: the same seed, the same intervals.',
      initial: 1,
      least: 0,
      most: 2_147_483_647,
      unit: '',
      isWhole: true,
      isMore: true,
    },
  },
  fieldsBeside: ({ within }, mapped) =>
    [...(within.length === 0 ? [UNASKED] : []), BASIS_FIELD].filter((field) => mapped.includes(field)),
  compute: ({ main }, options, { policy, work }) =>
    computePay(withoutPartners(main, options, policy), options, work),
  derive: (published, options, surroundings) => derivePay(published, options, surroundings),
  estimates: payEstimates,
  tables: payTables,
  charts: payCharts,
  reading: readPay,
  method: payMethod,
  /** The basis of pay was not looked for in the file. */
  upgrade: (version, options) => (version < 2 ? { payIs: 'full-time-year', ...options } : options),
});
