import type { Failure } from '../../../core/contract/requests.ts';
import type { FieldId } from '../../../core/contract/words.ts';
import type { Dataset } from '../../session/session.ts';
import type { AnalysisRequest } from './use-analysis-run.ts';

/** The field whose ungrouped answers caused a refusal; null for other refusals. */
export function fieldThatWaits(
  { code }: Pick<Failure, 'code'>,
  { options, filters, weighting }: Pick<AnalysisRequest, 'options' | 'filters' | 'weighting'>,
  { fields }: Pick<Dataset, 'fields'>,
): FieldId | null {
  if (code !== 'coding/unmatched-answers') return null;
  const open = fields.filter(({ unmatchedAnswers }) => unmatchedAnswers > 0);
  const named: readonly unknown[] = [
    ...Object.values(options).flat(),
    ...filters.map(({ field }) => field),
    ...(weighting?.kind === 'asked' ? weighting.by : []),
  ];
  return (open.find(({ field }) => named.includes(field)) ?? open[0])?.field ?? null;
}
