import type { ByteSource, TextDecoding, Work } from '../../../ports.ts';
import type { ChunkSink, ExtractProfile, Reader, ReadOptions } from '../../reader.ts';
import { distinctNames } from '../../reading/table-layout/header.ts';
import { ColumnPages } from './column-pages.ts';
import { type ParquetTable, readFooter } from './footer.ts';
import { BlockFeed } from '../../reading/binary-columns/block-feed.ts';
import { ReadBudget } from '../../reading/read-budget.ts';
import { readTypedColumns } from '../../reading/binary-columns/read-typed.ts';
import type { TypedTable } from '../../reading/binary-columns/typed-table.ts';

/** Apache Parquet: column chunks in row groups, described by a footer. */
export const parquetReader = {
  formats: ['parquet'],
  recognises: (head) => ['PAR1', 'PARE'].includes(String.fromCharCode(...head.subarray(0, 4))),
  read: readParquet,
} satisfies Reader;

function readParquet(
  source: ByteSource,
  options: ReadOptions,
  sink: ChunkSink,
  decode: TextDecoding,
  work: Work,
): Promise<ExtractProfile> {
  return readTypedColumns(tableOf(source, readFooter(source)), { options, sink, decode, work });
}

function tableOf(source: ByteSource, { rows, columns, nested }: ParquetTable): TypedTable {
  const budget = new ReadBudget(source.size);
  const names = distinctNames(columns.map(({ name }) => name));
  return {
    format: 'parquet',
    rows,
    columns: columns.map(({ meaning, isCategory }, index) => ({
      name: names[index] ?? '',
      meaning,
      isCategory,
    })),
    nested,
    budget,
    putRows(batch, conversions, beforeRows) {
      const feeds = columns.flatMap((column, index) => {
        const conversion = conversions[index];
        if (!conversion || !batch.isWanted(conversion.column)) return [];
        const pages = new ColumnPages(source, column, conversion, budget);
        return [new BlockFeed(conversion.column, () => pages.nextBlock())];
      });
      for (let row = 0; row < rows;) {
        beforeRows(row);
        const count = Math.min(batch.room(), rows - row);
        for (const feed of feeds) feed.putRun(batch, count);
        if (!batch.endRows(row + 1, count)) return;
        row += count;
      }
    },
  };
}
