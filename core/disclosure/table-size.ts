import { AppError } from '../errors.ts';

/** Most cells, totals included, protected together; more take too long. */
export const MOST_CELLS = 50_000;
/** Most combinations counted before empty ones are dropped; more take gigabytes. */
export const MOST_COUNTED = 4_000_000;

/** Errors: disclosure/too-many-cells. */
export function refuseOversize(cells: number, most: number): void {
  if (cells <= most) return;
  throw new AppError(
    'disclosure/too-many-cells',
    `These fields together make a table of more than ${MOST_CELLS.toLocaleString('en-GB')} cells.`,
    'Choose fewer fields, or coarser ones with fewer answers, such as a department in place of a team.',
  );
}
