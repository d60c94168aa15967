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

/** Rows one after another; `numbers` is filled anew by `next`, NaN where a row has none. */
type NumberRows = { readonly numbers: Float64Array; readonly next: () => boolean };

/** Values without a label are looked for in so many rows. */
const ROWS_SEEN = 20_000;

/** Which of the columns hold words. */
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
  for (let row = 0; row < ROWS_SEEN && rows.next(); row++) {
    for (const { seen, place, meaning } of columns) {
      const value = rows.numbers[place]!;
      if (Number.isNaN(value) || meaning.labels.has(value) || meaning.isMissing(value)) continue;
      seen.add(value);
    }
  }
}
