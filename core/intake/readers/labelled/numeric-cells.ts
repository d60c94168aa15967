import type { SourceColumn } from '../rows/read-rows.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import { utf8Of } from './encoded-text.ts';
import type { ValueMeaning } from './value-labels.ts';

/** Brings the values of one numeric column of a file to a batch and counts what was odd about them. */
export type NumericCells = {
  readonly holds: SourceColumn['holds'];
  /** Whether its words are labels of the file. */
  readonly areLabels: boolean;
  /** Before each pass over the rows. */
  readonly begin: () => void;
  /** NaN is what the file leaves blank. */
  readonly put: (batch: RowBatch, column: number, value: number) => void;
  /** Of the last pass: sentences without the column's name. */
  readonly remarks: () => readonly string[];
};

/** Values stay numbers; those that the file declares missing become blank. */
export function numberCells({ labels, isMissing }: ValueMeaning): NumericCells {
  let missing = 0;
  let labelled = 0;
  return {
    holds: 'number',
    areLabels: false,
    begin: () => {
      missing = 0;
      labelled = 0;
    },
    put: (batch, column, value) => {
      if (!Number.isFinite(value)) return;
      if (isMissing(value)) {
        missing++;
        return;
      }
      if (labels.has(value)) labelled++;
      batch.putNumber(column, value);
    },
    remarks: () => [
      ...declaredRemark(missing),
      ...(labelled > 0
        ? [`it was read as numbers, and the labels of ${counted(labelled)} were left out`]
        : []),
    ],
  };
}

/** Values become their labels; a value without one stands as its number. */
export function wordCells({ labels, isMissing }: ValueMeaning): NumericCells {
  const words = new Words(labels);
  const hasDeclared = [...labels.keys()].some(isMissing);
  let missing = 0;
  let kept = 0;
  let unlabelled = 0;
  return {
    holds: 'text',
    areLabels: true,
    begin: () => {
      missing = 0;
      kept = 0;
      unlabelled = 0;
    },
    put: (batch, column, value) => {
      const word = words.of(value);
      if (word) {
        if (hasDeclared && isMissing(value)) kept++;
        batch.putBytes(column, word, 0, word.length);
      } else if (!Number.isFinite(value)) return;
      else if (isMissing(value)) missing++;
      else {
        unlabelled++;
        batch.putText(column, String(value));
      }
    },
    remarks: () => [
      ...declaredRemark(missing),
      ...keptRemark(kept),
      ...unlabelledRemark(unlabelled),
      ...sharedRemark(labels),
    ],
  };
}

/** Codes of most answers are small whole numbers, for which a list is faster than a map. */
const LISTED_CODES = 256;

/** UTF-8 of labels, by value. */
class Words {
  private readonly byValue: ReadonlyMap<number, Uint8Array>;
  private readonly byCode: readonly (Uint8Array | undefined)[];

  constructor(labels: ReadonlyMap<number, string>) {
    this.byValue = new Map([...labels].map(([value, label]) => [value, utf8Of(label)]));
    this.byCode = Array.from({ length: LISTED_CODES }, (_, code) => this.byValue.get(code));
  }

  of(value: number): Uint8Array | undefined {
    const code = value | 0;
    if (code === value && code >= 0 && code < LISTED_CODES) return this.byCode[code];
    return this.byValue.get(value);
  }
}

export function counted(count: number): string {
  return count === 1 ? '1 value' : `${count.toLocaleString('en-GB')} values`;
}

/** Of values that the file declares missing and that became blank. */
export function declaredRemark(count: number): string[] {
  if (count === 0) return [];
  return [`${counted(count)} that the file declares missing ${count === 1 ? 'was' : 'were'} left blank`];
}

/** Of values that the file declares missing and labels, such as "Prefer not to say". */
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
