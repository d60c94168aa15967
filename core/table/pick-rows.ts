import { type Column, MISSING_DAY } from './column.ts';

/** Values of a column at `rows`, in that order; -1 gives a blank. */
export function pickRows(column: Column, rows: Int32Array): Column {
  switch (column.type) {
    case 'category': {
      const { codes, ...rest } = column;
      const picked = codes instanceof Uint8Array ? new Uint8Array(rows.length) : new Uint16Array(rows.length);
      for (let row = 0; row < rows.length; row++) picked[row] = rows[row]! < 0 ? 0 : codes[rows[row]!]!;
      return { ...rest, codes: picked };
    }
    case 'number':
      return {
        type: 'number',
        values: Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : column.values[row]!)),
      };
    case 'date':
      return {
        type: 'date',
        days: Int32Array.from(rows, (row) => (row < 0 ? MISSING_DAY : column.days[row]!)),
      };
    case 'text':
      return pickTexts(column.offsets, column.bytes, rows);
  }
}

function pickTexts(offsets: Int32Array, bytes: Uint8Array, rows: Int32Array): Column {
  const ends = new Int32Array(rows.length + 1);
  for (let row = 0; row < rows.length; row++) {
    const from = rows[row]!;
    ends[row + 1] = ends[row]! + (from < 0 ? 0 : offsets[from + 1]! - offsets[from]!);
  }
  const picked = new Uint8Array(ends[rows.length]!);
  for (let row = 0; row < rows.length; row++) {
    const from = rows[row]!;
    if (from >= 0) picked.set(bytes.subarray(offsets[from], offsets[from + 1]), ends[row]);
  }
  return { type: 'text', offsets: ends, bytes: picked };
}
