import { AppError } from '../errors.ts';
import type { Analysis } from './parts/analysis.ts';
import { completionFunnel } from './completion-funnel/index.ts';
import { importReport } from './import-report/index.ts';
import { intersectionalProgression } from './intersectional-progression/index.ts';
import { pay } from './pay/index.ts';
import { representation } from './representation/index.ts';

/** One line an analysis; screens, option forms, command line, recipe and report follow from it. */
export const analyses: readonly Analysis[] = [
  completionFunnel,
  representation,
  intersectionalProgression,
  pay,
  importReport,
];

/** Errors: analysis/unknown. */
export function analysisOf(id: string): Analysis {
  const found = analyses.find((analysis) => analysis.id === id);
  if (!found) {
    throw new AppError(
      'analysis/unknown',
      `There is no analysis called ${id}.`,
      `Use one of: ${analyses.map((analysis) => analysis.id).join(', ')}.`,
    );
  }
  return found;
}
