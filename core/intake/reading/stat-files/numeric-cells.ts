import type { SourceColumn } from '../rows/read-rows.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import { NO_WORD } from '../rows/interned-words.ts';
import { utf8Of } from './encoded-text.ts';
import type { ValueMeaning } from './value-labels.ts';

/** Converts the values of one numeric column into a batch and counts oddities. */
export type NumericCells = {
  readonly holds: SourceColumn['holds'];
  /** Whether its words are value labels. */
  readonly areLabels: boolean;
  /** Called before each pass over the rows. */
  readonly begin: () => void;
  /** Puts the values of a run of rows; NaN is system-missing. */
  readonly put: (batch: RowBatch, column: number, values: Float64Array) => void;
  /** Remarks of the last pass, without the column's name. */
  readonly remarks: () => readonly string[];
};

/** Values stay numbers; user-missing values become blank. */
export function numberCells({ labels, isMissing }: ValueMeaning): NumericCells {
  const hasLabels = labels.size > 0;
  let missing = 0;
  let labelled = 0;
  return {
    holds: 'number',
    areLabels: false,
    begin: () => {
      missing = 0;
      labelled = 0;
    },
    put: (batch, column, values) => {
      const into = batch.numbersOf(column);
      for (let row = 0; row < values.length; row++) {
        const value = values[row]!;
        if (!Number.isFinite(value)) continue;
        if (isMissing(value)) {
          missing++;
          continue;
        }
        if (hasLabels && labels.has(value)) labelled++;
        if (into) into[row] = value;
        else batch.putNumber(column, value, row);
      }
    },
    remarks: () => [
      ...declaredRemark(missing),
      ...(labelled > 0
        ? [`it was read as numbers, and the labels of ${counted(labelled)} were left out`]
        : []),
    ],
  };
}

/** Codes below this are looked up in an array, which is faster than a map. */
const LISTED_CODES = 256;
const NO_PLACE = -1;

/** Values become their labels; unlabelled values become their number in text. */
export function wordCells({ labels, isMissing }: ValueMeaning): NumericCells {
  const words = new Map([...labels].map(([value, label]) => [value, utf8Of(label)]));
  /** Word numbers by code, for values met in this pass. */
  const listed = new Uint16Array(LISTED_CODES);
  let places = new Int32Array(0);
  const isBlankLabelled = words.has(Number.NaN);
  let missing = 0;
  let kept = 0;
  let unlabelled = 0;

  function putOther(batch: RowBatch, column: number, value: number, row: number): void {
    const word = words.get(value);
    if (word) {
      const isKept = isMissing(value);
      if (isKept) kept++;
      const number = batch.wordOf(column, word, 0, word.length);
      if (number === NO_WORD) batch.putBytes(column, word, 0, word.length, row);
      else batch.putWord(column, number, row);
      if (!isKept && (value & (LISTED_CODES - 1)) === value) listed[value] = number;
    } else if (!Number.isFinite(value)) return;
    else if (isMissing(value)) missing++;
    else {
      unlabelled++;
      batch.putNumber(column, value, row);
    }
  }

  return {
    holds: 'text',
    areLabels: true,
    begin: () => {
      listed.fill(NO_WORD);
      missing = 0;
      kept = 0;
      unlabelled = 0;
    },
    put: (batch, column, values) => {
      if (places.length < values.length) places = new Int32Array(values.length);
      for (let row = 0; row < values.length; row++) {
        const value = values[row]!;
        const code = value & (LISTED_CODES - 1);
        const isMet = code === value && listed[code] !== NO_WORD;
        places[row] = isMet ? code : NO_PLACE;
        if (!isMet && (value === value || isBlankLabelled)) putOther(batch, column, value, row);
      }
      batch.putWords(column, listed, places.subarray(0, values.length), 0);
    },
    remarks: () => [
      ...declaredRemark(missing),
      ...keptRemark(kept),
      ...unlabelledRemark(unlabelled),
      ...sharedRemark(labels),
    ],
  };
}

export function counted(count: number): string {
  return count === 1 ? '1 value' : `${count.toLocaleString('en-GB')} values`;
}

/** Remark on user-missing values that became blank. */
export function declaredRemark(count: number): string[] {
  if (count === 0) return [];
  return [`${counted(count)} that the file declares missing ${count === 1 ? 'was' : 'were'} left blank`];
}

/** Remark on user-missing values with a label, such as "Prefer not to say". */
export function keptRemark(count: number): string[] {
  if (count === 0) return [];
  const were = count === 1 ? 'was kept as an answer of its own' : 'were kept as answers of their own';
  return [`${counted(count)} that the file declares missing but gives a label ${were}`];
}

function unlabelledRemark(count: number): string[] {
  if (count === 0) return [];
  return [
    `${counted(count)} without a label ${count === 1 ? 'stands as its number' : 'stand as their numbers'}`,
  ];
}

function sharedRemark(labels: ReadonlyMap<number, string>): string[] {
  const words = [...labels.values()].toSorted();
  const shared = new Set(words.filter((word, index) => word === words[index + 1])).size;
  if (shared === 0) return [];
  const stand = shared === 1 ? '1 label stands' : `${shared} labels stand`;
  return [`${stand} for several values, which were read as one answer`];
}
