import type { RowBatch } from '../rows/row-batch.ts';
import type { Block } from './values.ts';

const NO_NUMBERS = new Float64Array(0);
const NO_BYTES = new Uint8Array(0);
const NO_PLACES = new Int32Array(0);

/** Deals out the values of one column row by row, however they come in blocks. */
export class BlockFeed {
  private readonly column: number;
  private readonly nextBlock: () => Block;
  private at = 0;
  private rows = 0;
  private places: Int32Array | null = null;
  private holds: 'number' | 'date' | 'text' = 'number';
  private numbers: Float64Array = NO_NUMBERS;
  private bytes: Uint8Array = NO_BYTES;
  private starts: Int32Array = NO_PLACES;
  private ends: Int32Array = NO_PLACES;

  /** `nextBlock` throws where the file holds no more rows of the column. */
  constructor(column: number, nextBlock: () => Block) {
    this.column = column;
    this.nextBlock = nextBlock;
  }

  putNext(batch: RowBatch): void {
    while (this.at === this.rows) this.take(this.nextBlock());
    const row = this.at++;
    const place = this.places === null ? row : this.places[row]!;
    if (place < 0) return;
    if (this.holds === 'text') {
      batch.putBytes(this.column, this.bytes, this.starts[place]!, this.ends[place]!);
    } else if (this.holds === 'number') batch.putNumber(this.column, this.numbers[place]!);
    else batch.putDay(this.column, this.numbers[place]!);
  }

  private take({ rows, places, values }: Block): void {
    this.at = 0;
    this.rows = rows;
    this.places = places;
    this.holds = values.holds;
    if (values.holds === 'text') {
      this.bytes = values.bytes;
      this.starts = values.starts;
      this.ends = values.ends;
    } else this.numbers = values.numbers;
  }
}
