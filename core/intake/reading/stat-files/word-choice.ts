import type { ColumnType } from '../../../table/column.ts';
import { answerLabels, UnlabelledValues, type ValueMeaning } from './value-labels.ts';

/** A numeric column with value labels. */
type LabelledNumbers = {
  /** Index among the numbers of a row. */
  readonly place: number;
  readonly meaning: ValueMeaning;
  /** Type fixed by a person or a recipe. */
  readonly fixed: ColumnType | undefined;
};

/** Numeric rows, in runs. */
export type NumberRows = {
  /** Reads the next run of at most `most` rows; returns their number, 0 at the end. */
  readonly next: (most: number) => number;
  /** Numbers of a column in this run, NaN where missing; valid until the next call. */
  readonly numbersOf: (place: number) => Float64Array;
};

/** Rows searched for unlabelled values. */
const ROWS_SEEN = 20_000;

/** Which labelled columns are read as words. */
export function chooseWords(columns: readonly LabelledNumbers[], openRows: () => NumberRows): boolean[] {
  const candidates = columns.map(({ place, meaning, fixed }) => {
    const labelled = answerLabels(meaning);
    const isOpen = labelled.length > 0 && fixed === undefined;
    return { place, meaning, labelled, seen: isOpen ? new UnlabelledValues() : null };
  });
  const open = candidates.flatMap(({ seen, place, meaning }) => (seen ? [{ seen, place, meaning }] : []));
  if (open.length > 0) lookAt(open, openRows());
  return candidates.map(({ labelled, seen }, index) =>
    seen ? seen.areWordsBeside(labelled) : labelled.length > 0 && columns[index]?.fixed !== 'number',
  );
}

type OpenColumn = {
  readonly seen: UnlabelledValues;
  readonly place: number;
  readonly meaning: ValueMeaning;
};

function lookAt(columns: readonly OpenColumn[], rows: NumberRows): void {
  for (let left = ROWS_SEEN, count = rows.next(left); count > 0; left -= count, count = rows.next(left)) {
    for (const { seen, place, meaning } of columns) {
      for (const value of rows.numbersOf(place)) {
        if (Number.isNaN(value) || meaning.labels.has(value) || meaning.isMissing(value)) continue;
        seen.add(value);
      }
    }
  }
}
