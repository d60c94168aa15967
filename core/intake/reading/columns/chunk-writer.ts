import { CHUNK_ROWS, type ChunkSink } from '../../reader.ts';
import { builderOf } from './builder-of.ts';
import { type BuilderSettings, type ColumnBuilder, columnTypeOf, type FieldBatch } from './column-builder.ts';
import type { ColumnPlan, ColumnsRead } from './column-plan.ts';

/** Feeds batches to the column builders of a plan and cuts their output into chunks. */
export class ChunkWriter implements ColumnsRead {
  rows = 0;
  readonly builders: readonly (ColumnBuilder | null)[];
  private readonly sink: ChunkSink;
  private chunkRows = 0;
  /** Set when a column refuted its type: the rest of the pass only gathers evidence for the next. */
  private isRefuted = false;

  constructor(plans: readonly ColumnPlan[], settings: Omit<BuilderSettings, 'isFixed'>, sink: ChunkSink) {
    this.sink = sink;
    this.builders = plans.map(({ kind, isFixed, isLeftOut }) =>
      isLeftOut ? null : builderOf(kind, { isFixed, ...settings }),
    );
    sink.begin(
      plans
        .filter(({ isLeftOut, kind }) => !isLeftOut && kind.type !== 'blank')
        .map(({ name, kind }) => ({ name, type: columnTypeOf(kind) })),
    );
  }

  /** Rows that still fit into the current chunk. */
  room(): number {
    return CHUNK_ROWS - this.chunkRows;
  }

  append(batch: FieldBatch): number {
    this.builders.forEach((builder, column) => builder?.append(batch, column));
    this.rows += batch.rows;
    this.chunkRows += batch.rows;
    if (this.chunkRows === CHUNK_ROWS) this.finish();
    return this.room();
  }

  finish(): void {
    if (this.chunkRows === 0) return;
    this.isRefuted ||= this.builders.some((builder) => builder !== null && builder.contradictedAt() !== null);
    const columns = this.builders.flatMap((builder) => builder?.takeChunk() ?? []);
    if (!this.isRefuted) this.sink.chunk({ rows: this.chunkRows, columns });
    this.chunkRows = 0;
  }
}
