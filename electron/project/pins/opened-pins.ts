import { optionsToday } from '../../../core/analyses/parts/options-version.ts';
import { analysisOf } from '../../../core/analyses/registry.ts';
import type { Protected } from '../../../core/disclosure/protected.ts';
import { AppError, type AppErrorDetail } from '../../../core/errors.ts';
import type { Result } from '../../../core/results/result.ts';
import { analysisVersionIn, reopen } from '../../../core/results/seal.ts';
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

/** Opens all pinned findings for a report, or none. Errors: finding/run-again. */
export function openForReport(findings: readonly Finding[]): readonly (OpenedPin & { refusal: null })[] {
  const opened = findings.map(openPin);
  const whole = opened.filter((pin) => pin.refusal === null);
  const refused = opened.flatMap(({ refusal }) => refusal ?? []);
  const [first] = refused;
  if (first === undefined) return whole;
  const count = refused.length;
  throw new AppError(
    'finding/run-again',
    `${count} of ${opened.length} pinned findings ${count === 1 ? 'has' : 'have'} no figures to export. ${first.what}`,
    `Run ${count === 1 ? 'it' : 'each'} again, or remove it, on the Pinned screen. Then export.`,
    { count },
  );
}
