/** Puts together the bytes of a file, in either byte order. */
export class ByteWriter {
  readonly isBigEndian: boolean;
  private bytes = new Uint8Array(4_096);
  private used = 0;

  constructor(isBigEndian: boolean) {
    this.isBigEndian = isBigEndian;
  }

  get length(): number {
    return this.used;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }

  raw(bytes: Uint8Array): void {
    const at = this.step(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** Characters up to U+00FF, one byte each, filled up with `filler` to `width`. */
  latin(text: string, width = text.length, filler = 0): void {
    this.padded(
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
      width,
      filler,
    );
  }

  padded(bytes: Uint8Array, width: number, filler: number): void {
    const whole = new Uint8Array(width).fill(filler);
    whole.set(bytes.subarray(0, width));
    this.raw(whole);
  }

  uint8(...values: number[]): void {
    this.raw(Uint8Array.from(values));
  }

  uint16(...values: number[]): void {
    for (const value of values) this.view(2).setUint16(0, value & 0xffff, !this.isBigEndian);
  }

  int32(...values: number[]): void {
    for (const value of values) this.view(4).setInt32(0, value, !this.isBigEndian);
  }

  int64(...values: number[]): void {
    for (const value of values) this.view(8).setBigInt64(0, BigInt(value), !this.isBigEndian);
  }

  /** An unsigned number of any width. */
  unsigned(value: number, width: number): void {
    const bytes = Uint8Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** index) % 256);
    this.raw(this.isBigEndian ? bytes.toReversed() : bytes);
  }

  float32(value: number): void {
    this.view(4).setFloat32(0, value, !this.isBigEndian);
  }

  float64(...values: number[]): void {
    for (const value of values) this.view(8).setFloat64(0, value, !this.isBigEndian);
  }

  /** Writes over what stands at a place. */
  int64At(place: number, ...values: number[]): void {
    const view = new DataView(this.bytes.buffer, place, 8 * values.length);
    values.forEach((value, index) => view.setBigInt64(8 * index, BigInt(value), !this.isBigEndian));
  }

  private view(width: number): DataView {
    const at = this.step(width);
    return new DataView(this.bytes.buffer, at, width);
  }

  private step(width: number): number {
    const at = this.used;
    this.used += width;
    if (this.used > this.bytes.length) {
      const larger = new Uint8Array(this.used * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    return at;
  }
}
