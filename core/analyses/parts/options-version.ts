import { AppError } from '../../errors.ts';
import type { Analysis } from './analysis.ts';

/**
 * Upgrades options to today's version of their analysis. `madeFor`: the version they were written for, null where not
 * stated. Errors: analysis/newer-options.
 */
export function optionsToday(
  { title, version, upgrade }: Pick<Analysis, 'title' | 'version' | 'upgrade'>,
  madeFor: number | null,
  options: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (madeFor === null || madeFor === version) return options;
  if (madeFor < version) return upgrade(madeFor, options);
  throw new AppError(
    'analysis/newer-options',
    `The options of ${title} were written for version ${madeFor} of it, and this Rungs knows version ${version}.`,
    'Use the newest version of Rungs, or choose the options again.',
  );
}
