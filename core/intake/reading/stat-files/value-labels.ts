/** What a file says about the values of a numeric column. */
export type ValueMeaning = {
  /** Labels by value; never blank. */
  readonly labels: ReadonlyMap<number, string>;
  /** Whether the file declares a value missing. */
  readonly isMissing: (value: number) => boolean;
};

/** Labels that say more than why a value is missing. */
export function answerLabels({ labels, isMissing }: ValueMeaning): number[] {
  return [...labels.keys()].filter((value) => !isMissing(value));
}

/** Eleven points, 0 to 10, are the longest scale in common use. */
const LONGEST_SCALE = 10;
const MOST_DISTINCT = 1_000;

/** Values without a label, seen in the first rows of a column that has some labels. */
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
   * Whether a column with these values beside its labels holds words: where at least two labels are no fewer than
   * the values without one, or where those values are steps of a scale that a label adjoins (a Likert item labelled
   * at its ends). An age of which only 99 has a label is a number.
   */
  areWordsBeside(labelled: readonly number[]): boolean {
    if (this.distinct.size === 0) return true;
    if (labelled.length > 1 && labelled.length >= this.distinct.size) return true;
    const isAdjoining = labelled.some((value) => value >= this.lowest - 1 && value <= this.highest + 1);
    return this.areWhole && this.highest - this.lowest <= LONGEST_SCALE && isAdjoining;
  }
}
