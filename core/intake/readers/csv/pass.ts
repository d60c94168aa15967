import type { ByteSource, Work } from '../../../ports.ts';
import { CHUNK_ROWS, type ChunkSink, type Dialect } from '../../reader.ts';
import { builderOf } from '../columns/builder-of.ts';
import { type ColumnBuilder, columnTypeOf, type FieldBatch } from '../columns/column-builder.ts';
import { ByteWindow } from './byte-window.ts';
import type { ColumnPlan } from './column-plan.ts';
import type { EncodingFound } from './encoding.ts';
import { RecordIntake } from './record-intake.ts';
import { openUtf8 } from './utf8-stream.ts';

export type PassPlan = {
  readonly encoding: EncodingFound;
  readonly dialect: Dialect;
  readonly headerRow: number | null;
  /** Rows of the file before the data. */
  readonly skip: number;
  readonly columns: readonly ColumnPlan[];
  readonly valueLimit: number;
};

export type PassResult = {
  readonly rows: number;
  readonly intake: RecordIntake;
  /** By column of the plan; null where the column is left out. */
  readonly builders: readonly (ColumnBuilder | null)[];
  /** False when the file turned out not to be in the plan's encoding; the rest is then worth nothing. */
  readonly isEncodingValid: boolean;
};

/** Reads the whole file once under a plan and hands chunks to the sink while the plan holds. */
export function readPass(source: ByteSource, plan: PassPlan, sink: ChunkSink, work: Work): PassResult {
  const stream = openUtf8(source, plan.encoding);
  const window = new ByteWindow(stream);
  const intake = new RecordIntake(plan.dialect, plan.columns.length, plan);
  const writer = new ChunkWriter(plan, sink);
  let from = 0;
  do {
    work.checkCancelled();
    window.advance(from);
    if (!stream.isValid()) break;
    from = intake.takeWindow(window, stream.hasNul(), writer.room(), (batch) => writer.append(batch));
    work.report(Math.min(stream.position(), source.size), source.size);
  } while (!window.isLast);
  writer.finish();
  return { rows: writer.rows, intake, builders: writer.builders, isEncodingValid: stream.isValid() };
}

/** Feeds batches to the builders of a plan's columns and cuts what they make into chunks. */
class ChunkWriter {
  rows = 0;
  readonly builders: readonly (ColumnBuilder | null)[];
  private readonly sink: ChunkSink;
  private chunkRows = 0;
  /** A column refuted its type: what follows is read for evidence only, as another pass comes. */
  private isRefuted = false;

  constructor(plan: PassPlan, sink: ChunkSink) {
    this.sink = sink;
    const hasDecimalComma = plan.dialect.delimiter !== ',';
    this.builders = plan.columns.map(({ kind, isFixed, isLeftOut }) =>
      isLeftOut ? null : builderOf(kind, { isFixed, hasDecimalComma, valueLimit: plan.valueLimit }),
    );
    sink.begin(
      plan.columns
        .filter(({ isLeftOut, kind }) => !isLeftOut && kind.type !== 'blank')
        .map(({ name, kind }) => ({ name, type: columnTypeOf(kind) })),
    );
  }

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
