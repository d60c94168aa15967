import type { ByteSource } from '../../../ports.ts';
import { damagedFile } from '../../reading/stat-files/faults.ts';
import { FieldReader } from '../../reading/stat-files/field-reader.ts';
import { asciiOf } from './variables.ts';

/** Limit that keeps keys exact in a double. */
const MOST_VARIABLES = 2 ** 17;
const MOST_ROWS = 2 ** 36;
/** Longer texts are cut, so that one cell cannot take the memory of a column. */
const MOST_TEXT_BYTES = 32_767;
const RECENT_TEXTS = 256;
const FIRST_PLACES = 1_024;

/** Types of a strL: any bytes, or text with a NUL at its end. */
const BINARY = 129;
const TEXT = 130;

export type LongText = { readonly bytes: Uint8Array; readonly isCut: boolean; readonly isBinary: boolean };

/** Key of a strL reference: the variable and the row that first held the text. */
export function longTextKey(variable: number, row: number): number {
  if (variable >= MOST_VARIABLES || row >= MOST_ROWS) throw damagedFile('a long text in it cannot be found');
  return row * MOST_VARIABLES + variable;
}

/** Stata's strL texts, stored apart from the rows. Only their positions are in memory. */
export class LongTexts {
  private readonly fields: FieldReader;
  private keys = new Float64Array(FIRST_PLACES);
  private places = new Float64Array(FIRST_PLACES);
  private count = 0;
  /** Whether keys came in ascending order, as Stata writes them. */
  private isSorted = true;
  private readonly recent = new Map<number, LongText>();

  constructor(source: ByteSource, isLittleEndian: boolean) {
    this.fields = new FieldReader(source);
    this.fields.isLittleEndian = isLittleEndian;
  }

  /** `place` is the position of the entry's type, followed by length and text. */
  add(key: number, place: number): void {
    if (this.count > 0 && key < this.keys[this.count - 1]!) this.isSorted = false;
    if (this.count === this.keys.length) {
      this.keys = twiceAsLong(this.keys);
      this.places = twiceAsLong(this.places);
    }
    this.keys[this.count] = key;
    this.places[this.count++] = place;
  }

  /** Errors: intake/damaged-file where no text has the key. */
  find(key: number): LongText {
    const known = this.recent.get(key);
    if (known) return known;
    const text = this.read(this.placeOf(key));
    if (this.recent.size === RECENT_TEXTS) this.recent.clear();
    this.recent.set(key, text);
    return text;
  }

  has(key: number): boolean {
    return this.indexOf(key) >= 0;
  }

  private placeOf(key: number): number {
    const index = this.indexOf(key);
    if (index < 0) throw damagedFile('a long text in it cannot be found');
    return this.places[index]!;
  }

  /** -1 where no text has the key. */
  private indexOf(key: number): number {
    if (!this.isSorted) this.sort();
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return this.count > 0 && this.keys[low] === key ? low : -1;
  }

  private sort(): void {
    const { keys, places } = this;
    const order = Uint32Array.from({ length: this.count }, (_, index) => index);
    order.sort((left, right) => keys[left]! - keys[right]!);
    this.keys = Float64Array.from(order, (index) => keys[index]!);
    this.places = Float64Array.from(order, (index) => places[index]!);
    this.isSorted = true;
  }

  private read(place: number): LongText {
    const { fields } = this;
    fields.position = place;
    const isBinary = fields.uint8() === BINARY;
    const length = fields.uint32() - (isBinary ? 0 : 1);
    if (isBinary) return { bytes: new Uint8Array(0), isCut: false, isBinary };
    const bytes = fields.peek(Math.min(Math.max(0, length), MOST_TEXT_BYTES)).slice();
    return { bytes, isCut: length > MOST_TEXT_BYTES, isBinary };
  }
}

function twiceAsLong(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

/** Indexes all strL texts and leaves `fields` behind the last. */
export function indexLongTexts(source: ByteSource, fields: FieldReader, release: number): LongTexts {
  const texts = new LongTexts(source, fields.isLittleEndian);
  while (asciiOf(fields.peek(3)) === 'GSO') {
    fields.skip(3);
    const variable = fields.uint32();
    const row = fields.count(release === 117 ? 4 : 8);
    texts.add(longTextKey(variable, row), fields.position);
    const type = fields.uint8();
    if (type !== BINARY && type !== TEXT) throw damagedFile('a long text in it is of an unknown type');
    fields.skip(fields.uint32());
  }
  return texts;
}
