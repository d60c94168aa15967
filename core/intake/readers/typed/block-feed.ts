import type { RowBatch } from '../rows/row-batch.ts';
import type { Block } from './values.ts';

const NO_ROWS: Block = {
  rows: 0,
  places: null,
  values: { holds: 'number', numbers: new Float64Array(0) },
};

/** Deals out the values of one column row by row, however they come in blocks. */
export class BlockFeed {
  private readonly column: number;
  private readonly nextBlock: () => Block;
  private block = NO_ROWS;
  private at = 0;

  /** `nextBlock` throws where the file holds no more rows of the column. */
  constructor(column: number, nextBlock: () => Block) {
    this.column = column;
    this.nextBlock = nextBlock;
  }

  putNext(batch: RowBatch): void {
    while (this.at === this.block.rows) {
      this.block = this.nextBlock();
      this.at = 0;
    }
    const { places, values } = this.block;
    const row = this.at++;
    const place = places === null ? row : places[row]!;
    if (place < 0) return;
    if (values.holds === 'text') {
      batch.putBytes(this.column, values.bytes, values.starts[place]!, values.ends[place]!);
    } else if (values.holds === 'number') batch.putNumber(this.column, values.numbers[place]!);
    else batch.putDay(this.column, values.numbers[place]!);
  }
}
