import { countsAlone } from '../../disclosure/draft.ts';
import { defineAnalysis } from '../parts/analysis.ts';
import { splitMethod } from '../parts/split-table.ts';
import { keyQuestion } from '../../cohort/background-dimension.ts';
import { intervalMethodOf, intervalNames, intervalOption, roundingNote } from '../parts/share.ts';
import { countAnswers } from './compute.ts';
import { deriveFunnel } from './derive.ts';
import { funnelCharts, funnelEstimates, funnelTables } from './present.ts';
import { readFunnel } from './reading.ts';

export const completionFunnel = defineAnalysis({
  id: 'completion-funnel',
  version: 1,
  title: 'Completion funnel',
  question: 'Can these answers carry a finding?',
  needs: [
    keyQuestion,
    {
      field: 'asked-flag',
      need: 'optional',
      whenMissing: 'Without a column that says who was asked, everybody counts as asked.',
    },
  ],
  restsOn: ['response'],
  whyUnweighted: 'These are counts of people asked and answered; a weight would hide who was asked.',
  options: {
    by: { kind: 'field', label: 'By', help: 'Split the funnel by a field.', initial: null },
    interval: intervalOption,
  },
  compute: ({ main }, options) => countsAlone(countAnswers(main, options.by)),
  derive: ({ tables }, options, surroundings) =>
    deriveFunnel(
      tables,
      options.by,
      options.by === null ? null : surroundings.fieldLabel(options.by),
      intervalMethodOf(options.interval),
      surroundings,
    ),
  estimates: funnelEstimates,
  tables: funnelTables,
  charts: funnelCharts,
  reading: readFunnel,
  method: (options, { policy }) => [
    'Asked: in scope and sent the question, or with an answer to it though marked as not sent it. Responded: any answer, “prefer not to say” and “don’t know” included. Usable: the answer maps to one of the three groups under the scheme in force.',
    'Response rate = responded ÷ asked. Usable share = usable ÷ asked. Refusal rate = prefer not to say ÷ responded.',
    `Interval: ${intervalNames[intervalMethodOf(options.interval)]}, 95%. It reads the people counted as one outcome of a process that could have gone another way; for a plain description, leave it out.`,
    ...roundingNote(policy),
    splitMethod('the share of those asked with a usable answer', null),
    'The 70% line is the response target of the Social Mobility Commission’s scorecard (Masterclass: Data, March 2021).',
    'It does not show why people did not answer, nor what they would have answered.',
  ],
  upgrade: (_version, options) => options,
});
