/** Value labels and missing values of a numeric column. */
export type ValueMeaning = {
  /** Labels by value; never blank. */
  readonly labels: ReadonlyMap<number, string>;
  /** Whether the file declares a value missing. */
  readonly isMissing: (value: number) => boolean;
};

/** Labelled values, without those that are declared missing. */
export function answerLabels({ labels, isMissing }: ValueMeaning): number[] {
  return [...labels.keys()].filter((value) => !isMissing(value));
}

/** Longest scale in common use: eleven points, 0 to 10. */
const LONGEST_SCALE = 10;
const MOST_DISTINCT = 1_000;

/** Unlabelled values in the first rows of a partly labelled column. */
export class UnlabelledValues {
  private readonly distinct = new Set<number>();
  private lowest = Infinity;
  private highest = -Infinity;
  private areWhole = true;

  add(value: number): void {
    if (this.distinct.size < MOST_DISTINCT) this.distinct.add(value);
    this.lowest = Math.min(this.lowest, value);
    this.highest = Math.max(this.highest, value);
    this.areWhole &&= Number.isInteger(value);
  }

  /**
   * Whether a partly labelled column is read as words: at least two labels, and either no fewer labels than unlabelled
   * values, or unlabelled values that continue a labelled scale (a Likert item labelled at its ends). An age with a
   * label at 99 only is a number.
   */
  areWordsBeside(labelled: readonly number[]): boolean {
    if (this.distinct.size === 0) return true;
    if (labelled.length > 1 && labelled.length >= this.distinct.size) return true;
    const isAdjoining = labelled.some((value) => value >= this.lowest - 1 && value <= this.highest + 1);
    return this.areWhole && this.highest - this.lowest <= LONGEST_SCALE && isAdjoining;
  }
}
