import type { ByteSource } from '../../../ports.ts';
import { truncatedFile } from './faults.ts';
import { feedFrom, ForwardBytes } from './forward-bytes.ts';

/** So many bytes of rows are in memory at a time, or one row. */
const BLOCK_BYTES = 262_144;

/** Where rows of one length stand in a file. */
export type RowLayout = { readonly dataStart: number; readonly rowBytes: number; readonly rows: number };

/** Rows of one length one after another, a run of them at a time. */
export class FixedRows {
  readonly rowBytes: number;
  /** Rows of this run. */
  protected count = 0;
  /** For the numbers of one column of a run. */
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

  /** Goes on to the next rows, at most so many; how many there are, 0 at the end. Errors: intake/truncated-file. */
  next(most: number): number {
    const { input } = this;
    input.at += this.count * this.rowBytes;
    this.count = Math.min(most, this.mostRows, this.rows - this.rowsRead);
    if (!input.has(this.count * this.rowBytes)) throw truncatedFile();
    this.rowsRead += this.count;
    return this.count;
  }

  /** Memory in which the rows stand from `start` on; good until the next run. */
  get bytes(): Uint8Array {
    return this.input.bytes;
  }

  /** The same memory as `bytes`. */
  get view(): DataView {
    return this.input.view;
  }

  get start(): number {
    return this.input.at;
  }
}
