import { FixedRows } from '../../reading/stat-files/fixed-rows.ts';
import type { RawVariable } from './description.ts';
import { ibmNumber } from './ibm-number.ts';

/** Reads fixed-length rows in runs. */
export class RowReader extends FixedRows {
  /** The returned array is reused by the next call. */
  numbersOf({ offset, length }: RawVariable): Float64Array {
    const numbers = this.column.subarray(0, this.count);
    const { view, rowBytes } = this;
    for (let row = 0, from = this.start + offset; row < numbers.length; row++, from += rowBytes) {
      numbers[row] = ibmNumber(view, from, length);
    }
    return numbers;
  }
}
