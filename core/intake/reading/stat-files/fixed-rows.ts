import type { ByteSource } from '../../../ports.ts';
import { truncatedFile } from './faults.ts';
import { feedFrom, ForwardBytes } from './forward-bytes.ts';

/** Bytes of rows in memory at a time; one row where it is longer. */
const BLOCK_BYTES = 262_144;

/** Position and size of fixed-length rows in a file. */
export type RowLayout = { readonly dataStart: number; readonly rowBytes: number; readonly rows: number };

/** Reads fixed-length rows in runs. */
export class FixedRows {
  readonly rowBytes: number;
  /** Rows of the current run. */
  protected count = 0;
  /** Buffer for the numbers of one column of a run. */
  protected readonly column: Float64Array;
  private readonly input: ForwardBytes;
  private readonly rows: number;
  private readonly mostRows: number;
  private rowsRead = 0;

  constructor(source: ByteSource, { dataStart, rowBytes, rows }: RowLayout) {
    this.rowBytes = rowBytes;
    this.rows = rows;
    this.input = new ForwardBytes(feedFrom(source, dataStart));
    this.mostRows = Math.max(1, Math.floor(BLOCK_BYTES / Math.max(1, rowBytes)));
    this.column = new Float64Array(this.mostRows);
  }

  /** Reads the next run of at most `most` rows; returns their number, 0 at the end. Errors: intake/truncated-file. */
  next(most: number): number {
    const { input } = this;
    input.at += this.count * this.rowBytes;
    this.count = Math.min(most, this.mostRows, this.rows - this.rowsRead);
    if (!input.has(this.count * this.rowBytes)) throw truncatedFile();
    this.rowsRead += this.count;
    return this.count;
  }

  /** Buffer of the current run, whose rows begin at `start`; valid until the next run. */
  get bytes(): Uint8Array {
    return this.input.bytes;
  }

  /** View of the same memory as `bytes`. */
  get view(): DataView {
    return this.input.view;
  }

  get start(): number {
    return this.input.at;
  }
}
