import {
  type Data,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int16,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import type { ChunkColumn } from '../../../core/intake/reader.ts';
import { MISSING_DAY } from '../../../core/table/column.ts';
import type { Kept } from '../reading.ts';
import { extractColumns } from './columns.ts';
import { areNumbers } from './people.ts';

/** Columns in memory as an Arrow file (Feather since its second version), a record batch for each chunk. */
export function arrowOf({ chunks, dictionaries }: Kept): Uint8Array {
  const labels = dictionaries.map((each) => each ?? []);
  const words = labels.map((each) => vectorFromArray(each.slice(1), new Utf8()));
  const parts = chunks.map(({ columns }) =>
    columns.map((column, index) => dataOf(column, labels[index] ?? [], words[index]!)),
  );
  const fields = extractColumns.map(({ name }, index) => new Field(name, parts[0]![index]!.type, true));
  const schema = new Schema(fields);
  const batches = parts.map((children, index) => {
    const length = chunks[index]!.rows;
    return new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children }));
  });
  return tableToIPC(new Table(schema, batches), 'file');
}

function dataOf(column: ChunkColumn, labels: readonly string[], words: Vector<Utf8>): Data {
  switch (column.type) {
    case 'text': {
      const { offsets, bytes } = column;
      return makeData({ type: new Utf8(), length: offsets.length - 1, valueOffsets: offsets, data: bytes });
    }
    case 'category': {
      const { codes } = column;
      const nulls = nullsOf(codes.length, (row) => codes[row] === 0);
      if (areNumbers(labels)) {
        return makeData({
          type: new Float64(),
          ...nulls,
          data: Float64Array.from(codes, (code) => Number(labels[code])),
        });
      }
      const data = Int16Array.from(codes, (code) => Math.max(0, code - 1));
      return makeData({ type: new Dictionary(words.type, new Int16()), ...nulls, data, dictionary: words });
    }
    case 'number': {
      const { values } = column;
      const nulls = nullsOf(values.length, (row) => Number.isNaN(values[row]));
      return makeData({ type: new Float64(), ...nulls, data: values });
    }
    case 'date': {
      const { days } = column;
      const nulls = nullsOf(days.length, (row) => days[row] === MISSING_DAY);
      return makeData({ type: new DateDay(), ...nulls, data: days });
    }
  }
}

function nullsOf(length: number, isNull: (row: number) => boolean) {
  const nullBitmap = new Uint8Array((length + 7) >> 3);
  let nullCount = 0;
  for (let row = 0; row < length; row++) {
    if (isNull(row)) nullCount++;
    else nullBitmap[row >> 3]! |= 1 << (row & 7);
  }
  return { length, nullCount, nullBitmap };
}
