import { countsAlone } from '../../disclosure/draft.ts';
import { type Group, groups } from '../../background/background.ts';
import { defineAnalysis } from '../parts/analysis.ts';
import { keyQuestion } from '../../cohort/background-dimension.ts';
import { outcomeValueOption } from '../../cohort/outcome-value.ts';
import { intervalMethodOf, intervalOption } from '../parts/share.ts';
import { isAskedKnown } from '../facts/everybody-asked.ts';
import type { FieldId } from '../../table/fields.ts';
import { progressionCharts } from './charts.ts';
import { countOutcomes } from './compute.ts';
import { deriveProgression } from './derive.ts';
import { progressionEstimates } from './estimates.ts';
import { progressionMethod } from './method.ts';
import { readProgression } from './reading.ts';
import { progressionTables } from './tables.ts';
import { unaskedFields } from './unasked-fields.ts';

/** Default stratifier: the grade before a promotion, or else the current grade. */
const WITHIN: FieldId = 'grade-before';
const OTHERWISE: FieldId = 'grade';

export const intersectionalProgression = defineAnalysis({
  id: 'intersectional-progression',
  version: 3,
  title: 'Intersectional progression',
  question: 'Who gets on, where backgrounds combine?',
  needs: [keyQuestion],
  restsOn: [],
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
      help: 'The answer that counts; the others count as no, but for reasons such as “Prefer not to say”.',
      initial: null,
    },
    outcomeIs: outcomeValueOption,
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
    with: {
      kind: 'fields',
      label: 'Combined with',
      help: 'Up to three fields. The first is weighed for a double disadvantage.',
      initial: [],
      most: 3,
    },
    referenceAnswer: {
      kind: 'answer',
      of: 'with',
      label: 'Its reference answer',
      help: 'The answer of the first field that the others are held against.',
      initial: null,
      nothing: 'The answer of most people',
    },
    within: {
      kind: 'field',
      label: 'Also looked at within',
      help: 'Says so first when the comparison looks different among people of the same grade before the outcome, or another field.',
      initial: WITHIN,
      otherwise: OTHERWISE,
      isOptional: true,
      nothing: 'No other field',
    },
    interval: intervalOption,
  },
  compute: ({ main }, options, { policy }) =>
    countsAlone(
      countOutcomes(main, withinUnasked([...main.fields.keys()], options), options.within !== WITHIN, policy),
    ),
  fieldsBeside: (options, mapped) => unaskedFields(withinUnasked(mapped, options), mapped),
  derive: ({ tables }, options, { fieldLabel, fields, policy, context, notClear }) =>
    deriveProgression(tables, {
      interval: intervalMethodOf(options.interval),
      outcome: options.outcome ?? '',
      yes: options.yes,
      value: options.outcomeIs,
      with: options.with,
      reference: groupOf(options.reference),
      referenceAnswer: options.referenceAnswer,
      fieldLabel,
      policy,
      unasked: unaskedFields(withinUnasked(fields, options), fields),
      isAskedKnown: isAskedKnown(context),
      whyNotClear: notClear.inData,
    }),
  estimates: progressionEstimates,
  tables: progressionTables,
  charts: progressionCharts,
  reading: readProgression,
  method: (options, { policy }) => progressionMethod(intervalMethodOf(options.interval), policy),
  upgrade: (version, options) => (version < 3 ? withoutFormerWithin(options) : options),
});

function withinUnasked<Options extends { readonly within: string | null }>(
  mapped: readonly FieldId[],
  options: Options,
): Options {
  return options.within !== WITHIN || mapped.includes(WITHIN) ? options : { ...options, within: OTHERWISE };
}

/** Upgrade of options from before `grade-before` existed, which stratified by the current grade. */
function withoutFormerWithin({
  within,
  ...others
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return within === OTHERWISE || within === undefined ? others : { ...others, within };
}

function groupOf(id: string): Group {
  return groups.find((group) => group === id) ?? 'professional';
}
