/** How the window reads the sealed bytes it is given, and tells two answers apart. */
export { differencesBetween, isSameFigure } from '../results/same-answer.ts';
export { reopen } from '../results/seal.ts';
