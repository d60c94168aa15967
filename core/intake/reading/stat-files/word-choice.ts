import type { ColumnType } from '../../../table/column.ts';
import { answerLabels, UnlabelledValues, type ValueMeaning } from './value-labels.ts';

/** A numeric column whose labels may make it words. */
type LabelledNumbers = {
  /** Its place among the numbers of a row. */
  readonly place: number;
  readonly meaning: ValueMeaning;
  /** The type that a person or a recipe fixed. */
  readonly fixed: ColumnType | undefined;
};

/** Rows one after another, a run of them at a time. */
export type NumberRows = {
  /** Goes on to the next rows, at most so many; how many there are, 0 at the end. */
  readonly next: (most: number) => number;
  /** The numbers of a column in these rows, NaN where a row has none; good until the next call. */
  readonly numbersOf: (place: number) => Float64Array;
};

/** Values without a label are looked for in so many rows. */
const ROWS_SEEN = 20_000;

/** Columns read as text. */
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
