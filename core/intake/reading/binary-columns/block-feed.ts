import { isoDay } from '../columns/day-text.ts';
import type { RowBatch } from '../rows/row-batch.ts';
import { NO_WORD } from '../rows/interned-words.ts';
import { type Block, type RowValues, type Spans, textSpans } from './values.ts';

type Numbers = Exclude<RowValues, { readonly holds: 'text' }>;

/** Deals out the values of one column in runs of rows, across block boundaries. */
export class BlockFeed {
  private readonly column: number;
  private readonly nextBlock: () => Block;
  private block: Block | null = null;
  private at = 0;
  private shared: SharedWords | null = null;

  /** `nextBlock` throws at the end of the column. */
  constructor(column: number, nextBlock: () => Block) {
    this.column = column;
    this.nextBlock = nextBlock;
  }

  /** Puts the next `count` rows into the batch. */
  putRun(batch: RowBatch, count: number): void {
    for (let row = 0; row < count;) {
      const { rows, values, places: allPlaces } = this.currentBlock(batch);
      const from = this.at;
      const to = Math.min(rows, from + count - row);
      this.at = to;
      const places = allPlaces?.subarray(from, to) ?? null;
      if (this.shared && places) this.shared.put(batch, places, row);
      else if (values.holds === 'text') putSpans(batch, this.column, values, places, from, to, row);
      else putNumbers(batch, this.column, values, places, from, to, row);
      row += to - from;
    }
  }

  private currentBlock(batch: RowBatch): Block {
    let { block } = this;
    while (block === null || this.at === block.rows) {
      const next = this.nextBlock();
      if (next.values !== block?.values) this.shared = this.sharedWordsOf(next, batch);
      this.at = 0;
      this.block = next;
      block = next;
    }
    return block;
  }

  /** Null where the values are no dictionary, or stay numbers. */
  private sharedWordsOf({ isShared, values }: Block, batch: RowBatch): SharedWords | null {
    if (!isShared || batch.numbersOf(this.column)) return null;
    return new SharedWords(this.column, values.holds === 'text' ? values : printed(values));
  }
}

function printed({ holds, numbers }: Numbers): Spans {
  const print = holds === 'number' ? String : isoDay;
  return textSpans(Array.from(numbers, (value) => (Number.isNaN(value) ? '' : print(value))));
}

const NOT_LOOKED_UP = 0xffff;

/** Dictionary values as words of a batch: each is interned once, however many rows have it. */
class SharedWords {
  private readonly column: number;
  private readonly spans: Spans;
  /** Word number by place in the dictionary. */
  private readonly numbers: Uint16Array;
  private areAllKept = true;

  constructor(column: number, spans: Spans) {
    this.column = column;
    this.spans = spans;
    this.numbers = new Uint16Array(spans.starts.length).fill(NOT_LOOKED_UP);
  }

  put(batch: RowBatch, places: Int32Array, row: number): void {
    const { column, spans, numbers } = this;
    for (let index = 0; index < places.length && this.areAllKept; index++) {
      const place = places[index]!;
      if (place < 0 || numbers[place] !== NOT_LOOKED_UP) continue;
      const start = spans.starts[place]!;
      const end = spans.ends[place]!;
      numbers[place] = batch.wordOf(column, spans.bytes, start, end);
      if (numbers[place] === NO_WORD && start < end) this.areAllKept = false;
    }
    if (this.areAllKept) batch.putWords(column, numbers, places, row);
    else putSpans(batch, column, spans, places, 0, places.length, row);
  }
}

/** Puts rows `[from, to)` of a block; `places` covers these rows only. */
function putNumbers(
  batch: RowBatch,
  column: number,
  { holds, numbers }: Numbers,
  places: Int32Array | null,
  from: number,
  to: number,
  row: number,
): void {
  const into = batch.numbersOf(column);
  if (into && !places) into.set(numbers.subarray(from, to), row);
  else if (into && places) {
    for (let index = 0; index < places.length; index++) {
      const place = places[index]!;
      if (place >= 0) into[row + index] = numbers[place]!;
    }
  } else {
    for (let index = 0; index < to - from; index++) {
      const place = places ? places[index]! : from + index;
      if (place < 0) continue;
      if (holds === 'number') batch.putNumber(column, numbers[place]!, row + index);
      else batch.putDay(column, numbers[place]!, row + index);
    }
  }
}

function putSpans(
  batch: RowBatch,
  column: number,
  { bytes, starts, ends }: Spans,
  places: Int32Array | null,
  from: number,
  to: number,
  row: number,
): void {
  for (let index = 0; index < to - from; index++) {
    const place = places ? places[index]! : from + index;
    if (place >= 0) batch.putBytes(column, bytes, starts[place]!, ends[place]!, row + index);
  }
}
