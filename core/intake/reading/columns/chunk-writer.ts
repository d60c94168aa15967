import { CHUNK_ROWS, type ChunkSink } from '../../reader.ts';
import { builderOf } from './builder-of.ts';
import { type BuilderSettings, type ColumnBuilder, columnTypeOf, type FieldBatch } from './column-builder.ts';
import type { ColumnPlan, ColumnsRead } from './column-plan.ts';

/** Feeds batches to the builders of a plan's columns and cuts what they make into chunks. */
export class ChunkWriter implements ColumnsRead {
  rows = 0;
  readonly builders: readonly (ColumnBuilder | null)[];
  private readonly sink: ChunkSink;
  private chunkRows = 0;
  /** A column refuted its type: what follows is read for evidence only, as another pass comes. */
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

  /** How many rows the next batch may have. */
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
