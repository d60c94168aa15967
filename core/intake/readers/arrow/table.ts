import type { Schema } from 'apache-arrow/schema';
import { DataType } from 'apache-arrow/type';
import type { ByteSource } from '../../../ports.ts';
import { distinctNames } from '../../reading/table-layout/header.ts';
import { ReadBudget } from '../../reading/read-budget.ts';
import type { RowBatch } from '../../reading/rows/row-batch.ts';
import { BlockFeed } from '../../reading/binary-columns/block-feed.ts';
import type { Conversion } from '../../reading/binary-columns/convert.ts';
import { damaged, decodeOrRefuse } from '../../reading/binary-columns/damage.ts';
import type { TypedColumn, TypedTable } from '../../reading/binary-columns/typed-table.ts';
import { BatchBuffers } from './batch-buffers.ts';
import { BatchColumn } from './batch-column.ts';
import { type ArrowField, listFields, layOut } from './batch-layout.ts';
import { type ArrowContainer, openContainer } from './container.ts';
import { Dictionaries } from './dictionaries.ts';
import { logicalTypeOf } from './logical-type.ts';
import type { ArrowMessage } from './messages.ts';

/** Rows allowed free of charge: columns without buffers take no bytes of the file for any number of rows. */
const FREE_ROWS = 10_000_000;
const MOST_ROWS_A_BYTE = 64;
/** Memory for one row: the place of its value, and the value or its span. */
const BYTES_A_ROW = 12;

/** Opens an Arrow file or stream; reads the headers of all batches once. */
export function openArrow(source: ByteSource): TypedTable {
  const budget = new ReadBudget(source.size);
  const container = openContainer(source);
  const { schema } = container;
  const rows = countRows(source, container);
  const { columns: fields, nested } = decodeOrRefuse(() => listFields(schema.fields));
  const names = distinctNames(fields.map(({ name }) => name));
  const columns = fields.map(({ type }, index): TypedColumn => {
    const isCategory = DataType.isDictionary(type) && logicalTypeOf(type)?.is === 'text';
    return { name: names[index] ?? '', meaning: logicalTypeOf(type), isCategory };
  });
  return {
    format: 'arrow',
    rows,
    columns,
    nested,
    budget,
    putRows(batch, conversions, beforeRows) {
      const dictionaries = new Dictionaries(source, schema, budget);
      let row = 0;
      for (const message of container.messages()) {
        if (message.message.isDictionaryBatch()) dictionaries.take(message);
        if (!message.message.isRecordBatch()) continue;
        const buffers = new BatchBuffers(source, message, message.message.header(), budget);
        const wanted = columnsOf(schema, message, fields, buffers, dictionaries, conversions, batch);
        const last = row + message.message.header().length;
        while (row < last) {
          beforeRows(row);
          const count = Math.min(batch.room(), last - row);
          for (const feed of wanted) feed.putRun(batch, count);
          if (!batch.endRows(row + 1, count)) return;
          row += count;
        }
        buffers.release();
      }
    },
  };
}

function countRows(source: ByteSource, { messages }: ArrowContainer): number {
  let rows = 0;
  for (const { message } of messages()) {
    if (!message.isRecordBatch()) continue;
    const { length } = decodeOrRefuse(() => message.header());
    if (!(length >= 0)) throw damaged();
    rows += length;
  }
  if (rows > FREE_ROWS + source.size * MOST_ROWS_A_BYTE) throw damaged();
  return rows;
}

/** The requested columns of a batch; no other buffer is read. */
function columnsOf(
  schema: Schema,
  message: ArrowMessage,
  fields: readonly ArrowField[],
  buffers: BatchBuffers,
  dictionaries: Dictionaries,
  conversions: readonly (Conversion | null)[],
  batch: RowBatch,
): BlockFeed[] {
  if (!message.message.isRecordBatch()) throw damaged();
  const header = message.message.header();
  const { version } = message.message;
  const layouts = decodeOrRefuse(() => layOut(schema.fields, header, version));
  return fields.flatMap(({ type }, index) => {
    const conversion = conversions[index];
    const layout = layouts[index];
    if (!conversion || !layout || !batch.isWanted(conversion.column)) return [];
    buffers.hold(header.length * BYTES_A_ROW);
    const dictionary = DataType.isDictionary(type) ? dictionaries.of(type.id) : null;
    const column = new BatchColumn(type, layout, header, buffers, dictionary, conversion);
    return [new BlockFeed(conversion.column, () => column.nextBlock())];
  });
}
