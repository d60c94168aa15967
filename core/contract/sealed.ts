/** Access of the window to sealed results, and their comparison. */
export { differencesBetween, isSameFigure } from '../results/same-answer.ts';
export { reopen } from '../results/seal.ts';
