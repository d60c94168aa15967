import type { ByteSource, TextDecoding } from '../../../ports.ts';
import type { ReadOptions } from '../../reader.ts';
import { distinctNames } from '../../reading/table-layout/header.ts';
import { chosenEncoding, EncodedText } from '../../reading/stat-files/encoded-text.ts';
import { ReadBudget } from '../../reading/read-budget.ts';
import type { LabelledTable } from '../../reading/stat-files/read-table.ts';
import { putRuns, type RunColumn } from '../../reading/stat-files/row-runs.ts';
import { type Description, describeXpt, type RawVariable } from './description.ts';
import { cellsOf } from './formats.ts';
import { RowReader } from './row-reader.ts';

const SPACE = 0x20;

type RowColumn = RunColumn<RowReader>;

export function openXpt(source: ByteSource, options: ReadOptions, decode: TextDecoding): LabelledTable {
  const description = describeXpt(source);
  const { variables, rows, dataSets } = description;
  const encoding =
    options.encoding === undefined
      ? likelyEncoding(source, description, decode)
      : chosenEncoding(options.encoding, decode);
  const text = new EncodedText(encoding, decode);
  const names = distinctNames(variables.map(({ name }) => text.text(name)));
  const columns = variables.map((variable, index): RowColumn => {
    const named = { name: names[index]!, label: text.text(variable.label).trim() || null };
    if (variable.isText) return { ...named, ...textColumn(variable, text) };
    const cells = cellsOf(variable.format);
    const put: RowColumn['put'] = (batch, column, reader) =>
      cells.put(batch, column, reader.numbersOf(variable));
    return { ...named, ...cells, put };
  });
  return {
    format: 'xpt',
    text,
    isEncodingGuess: options.encoding === undefined,
    columns,
    rows,
    budget: new ReadBudget(source.size),
    putRows: (batch) => putRuns(batch, columns, new RowReader(source, description)),
    remarks: () =>
      dataSets === 1 ? [] : [`The file holds ${dataSets} data sets; the first of them was read.`],
  };
}

function textColumn({ offset, length }: RawVariable, text: EncodedText): Omit<RowColumn, 'name' | 'label'> {
  return {
    holds: 'text',
    areLabels: false,
    begin: () => {},
    remarks: () => [],
    put: (batch, column, { bytes, start, rowBytes }, count) => {
      for (let row = 0, from = start + offset; row < count; row++, from += rowBytes) {
        let end = from + length;
        while (end > from && (bytes[end - 1] === SPACE || bytes[end - 1] === 0)) end--;
        text.put(batch, column, bytes, from, end, row);
      }
    },
  };
}

/** Replacement character, which invalid bytes decode to. */
const REPLACEMENT = '\ufffd';

/** Encoding, which the file does not state: UTF-8 where the texts of its first rows are valid in it. */
function likelyEncoding(source: ByteSource, description: Description, decode: TextDecoding): string {
  const texts = description.variables.filter(({ isText }) => isText);
  const reader = new RowReader(source, description);
  const count = reader.next(Infinity);
  for (let row = 0; row < count; row++) {
    for (const { offset, length } of texts) {
      const from = reader.start + row * reader.rowBytes + offset;
      const cell = reader.bytes.subarray(from, from + length);
      if (cell.some((byte) => byte > 127) && decode(cell, 'UTF-8').includes(REPLACEMENT))
        return 'Windows-1252';
    }
  }
  return 'UTF-8';
}
