import type { ByteSource, Work } from '../../../ports.ts';
import type { ChunkSink, Dialect } from '../../reader.ts';
import { ChunkWriter } from '../../reading/columns/chunk-writer.ts';
import { ReadBudget } from '../../reading/read-budget.ts';
import type { ColumnPlan, ColumnsRead } from '../../reading/columns/column-plan.ts';
import { ByteWindow } from './byte-window.ts';
import type { EncodingFound } from './encoding.ts';
import { RecordIntake } from './record-intake.ts';
import { openUtf8 } from './utf8-stream.ts';

export type PassPlan = {
  readonly encoding: EncodingFound;
  readonly dialect: Dialect;
  readonly headerRow: number | null;
  /** Records before the data. */
  readonly skip: number;
  /** Whether values are wrapped as ="…". */
  readonly hasWrapped: boolean;
  /** Length in UTF-8 bytes of the totals and notes at the end of the file. */
  readonly bytesBelow: number;
  readonly columns: readonly ColumnPlan[];
  readonly valueLimit: number;
};

export type PassResult = ColumnsRead & {
  readonly intake: RecordIntake;
  /** False where the file is not in the plan's encoding; all other results are then void. */
  readonly isEncodingValid: boolean;
};

/** Reads the whole file once under a plan and sends chunks to the sink while the plan holds. */
export function readPass(source: ByteSource, plan: PassPlan, sink: ChunkSink, work: Work): PassResult {
  const stream = openUtf8(source, plan.encoding);
  const window = new ByteWindow(stream);
  const intake = new RecordIntake(plan.dialect, plan.columns.length, plan);
  const writer = new ChunkWriter(
    plan.columns,
    {
      hasDecimalComma: plan.dialect.delimiter !== ',',
      valueLimit: plan.valueLimit,
      budget: new ReadBudget(source.size),
    },
    sink,
  );
  let from = 0;
  do {
    work.checkCancelled();
    window.advance(from);
    if (!stream.isValid()) break;
    if (stream.position() >= source.size) intake.belowFrom = window.length - plan.bytesBelow;
    from = intake.takeWindow(window, stream.hasNul(), writer.room(), (batch) => writer.append(batch));
    work.report(Math.min(stream.position(), source.size), source.size);
  } while (!window.isLast);
  writer.finish();
  return { rows: writer.rows, intake, builders: writer.builders, isEncodingValid: stream.isValid() };
}
