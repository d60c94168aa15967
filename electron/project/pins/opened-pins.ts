import { optionsToday } from '../../../core/analyses/parts/options-version.ts';
import { analyses, analysisOf } from '../../../core/analyses/registry.ts';
import type { Protected } from '../../../core/disclosure/protected.ts';
import { AppError, type AppErrorDetail } from '../../../core/errors.ts';
import type { Result } from '../../../core/results/result.ts';
import { analysisVersionIn, reopen } from '../../../core/results/seal.ts';
import { dateText } from '../../../core/words/date-text.ts';
import type { Finding, FindingRequest } from '../../store/findings.ts';

/** A pinned finding with its result, or with the reason why it cannot be shown. */
export type OpenedPin =
  | (Finding & { readonly result: Protected<Result>; readonly refusal: null })
  | (Finding & { readonly result: null; readonly refusal: AppErrorDetail });

/** The pinned request, its options upgraded to today's version of the analysis. Errors: analysis/newer-options. */
export function requestToday({ request, sealed }: Finding): FindingRequest {
  const analysis = analysisOf(request.analysisId);
  return { ...request, options: { ...optionsToday(analysis, analysisVersionIn(sealed), request.options) } };
}

/** Opens a pinned finding; one that is damaged or of an older version of Rungs does not affect the others. */
export function openPin(finding: Finding): OpenedPin {
  try {
    const request = requestToday(finding);
    return { ...finding, request, result: reopen(finding.sealed), refusal: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...finding, result: null, refusal: error.detail };
  }
}

type Whole = Extract<OpenedPin, { readonly refusal: null }>;

/**
 * The pinned findings that a report can hold, and a sentence on each of the others. Errors: finding/run-again where there
 * are only others.
 */
export function openForReport(findings: readonly Finding[]): {
  readonly whole: readonly Whole[];
  readonly leftOut: readonly string[];
} {
  const opened = findings.map(openPin);
  const whole = opened.filter((pin) => pin.refusal === null);
  const refused = opened.filter((pin) => pin.refusal !== null);
  const [first] = refused;
  if (whole.length > 0 || first === undefined) return { whole, leftOut: refused.map(leftOutSentence) };
  const count = refused.length;
  throw new AppError(
    'finding/run-again',
    `${count === 1 ? 'The pinned finding has no' : 'None of the pinned findings has'} figures to export. ${first.refusal.what}`,
    `Run ${count === 1 ? 'it' : 'each'} again, or remove it, on the Pinned screen. Then export.`,
    { count },
  );
}

function leftOutSentence({ request, pinnedAt, refusal }: OpenedPin): string {
  return `Left out: “${questionOf(request)}”, pinned on ${dateText(pinnedAt)}. ${refusal?.what ?? ''}`;
}

/** The question of an analysis; of one that this version does not know, what it is. */
export function questionOf({ analysisId }: Pick<FindingRequest, 'analysisId'>): string {
  return analyses.find(({ id }) => id === analysisId)?.question ?? 'A finding';
}
