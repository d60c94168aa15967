/**
 * Bounds check of Arrow's FlatBuffers messages, since the decoder trusts every length. Walks the tables of a message
 * that have vectors and throws RangeError where one reaches beyond the buffer.
 */

/** Most tables visited: schemas of wide tables have some thousands of fields, and a damaged one can be cyclic. */
const MOST_TABLES = 200_000;
const DEEPEST = 64;

/** Field indices within their tables (apache/arrow, format/File.fbs, Message.fbs, Schema.fbs). */
const FOOTER = { schema: 1, dictionaries: 2, batches: 3, metadata: 4 } as const;
const MESSAGE = { headerType: 1, header: 2, metadata: 4 } as const;
const SCHEMA = { endianness: 0, fields: 1, metadata: 2 } as const;
const FIELD = { children: 5, metadata: 6 } as const;
const RECORD_BATCH = { nodes: 1, buffers: 2, variadicCounts: 4 } as const;
const DICTIONARY_BATCH = { data: 1 } as const;
const HEADER_TYPES = { schema: 1, dictionaryBatch: 2, recordBatch: 3 } as const;

const POINTER_BYTES = 4;
const COUNT_BYTES = 8;
const STRUCT_BYTES = 16;
const BLOCK_BYTES = 24;

export function checkMessage(bytes: Uint8Array): void {
  new MessageCheck(bytes).checkMessage();
}

export function checkFooter(bytes: Uint8Array): void {
  new MessageCheck(bytes).checkFooter();
}

class MessageCheck {
  private readonly view: DataView;
  private tables = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  checkFooter(): void {
    const footer = this.target(0);
    const schema = this.place(footer, FOOTER.schema);
    if (schema === 0) throw new RangeError('The footer has no schema.');
    this.vector(footer, FOOTER.dictionaries, BLOCK_BYTES);
    this.vector(footer, FOOTER.batches, BLOCK_BYTES);
    this.checkTables(footer, FOOTER.metadata, () => {});
    this.checkSchema(this.target(schema));
  }

  checkMessage(): void {
    const message = this.target(0);
    const headerType = this.place(message, MESSAGE.headerType);
    this.checkTables(message, MESSAGE.metadata, () => {});
    const header = this.place(message, MESSAGE.header);
    if (headerType === 0 || header === 0) throw new RangeError('The message has no header.');
    const table = this.target(header);
    switch (this.view.getUint8(headerType)) {
      case HEADER_TYPES.schema:
        return this.checkSchema(table);
      case HEADER_TYPES.recordBatch:
        return this.checkBatch(table);
      case HEADER_TYPES.dictionaryBatch: {
        const data = this.place(table, DICTIONARY_BATCH.data);
        if (data === 0) throw new RangeError('The dictionary holds nothing.');
        return this.checkBatch(this.target(data));
      }
      default:
        throw new RangeError('The message is of an unknown kind.');
    }
  }

  private checkSchema(schema: number): void {
    const endianness = this.place(schema, SCHEMA.endianness);
    if (endianness !== 0 && this.view.getInt16(endianness, true) !== 0) {
      throw new RangeError('The values are big-endian.');
    }
    this.checkTables(schema, SCHEMA.metadata, () => {});
    this.checkTables(schema, SCHEMA.fields, (field) => this.checkField(field, 0));
  }

  private checkField(field: number, depth: number): void {
    if (depth > DEEPEST) throw new RangeError('The fields are nested too deeply.');
    this.checkTables(field, FIELD.metadata, () => {});
    this.checkTables(field, FIELD.children, (child) => this.checkField(child, depth + 1));
  }

  private checkBatch(batch: number): void {
    this.vector(batch, RECORD_BATCH.nodes, STRUCT_BYTES);
    this.vector(batch, RECORD_BATCH.buffers, STRUCT_BYTES);
    this.vector(batch, RECORD_BATCH.variadicCounts, COUNT_BYTES);
  }

  private checkTables(table: number, field: number, check: (table: number) => void): void {
    const { start, count } = this.vector(table, field, POINTER_BYTES);
    this.tables += count;
    if (this.tables > MOST_TABLES) throw new RangeError('The message has too many parts.');
    for (let index = 0; index < count; index++) check(this.target(start + index * POINTER_BYTES));
  }

  private vector(table: number, field: number, width: number): { start: number; count: number } {
    const place = this.place(table, field);
    if (place === 0) return { start: 0, count: 0 };
    const vector = this.target(place);
    const count = this.view.getUint32(vector, true);
    const start = vector + POINTER_BYTES;
    if (start + count * width > this.view.byteLength) throw new RangeError('A list is cut off.');
    return { start, count };
  }

  /** Position of a table's field through its vtable; 0 where the field is absent. */
  private place(table: number, field: number): number {
    const shape = table - this.view.getInt32(table, true);
    const at = 4 + field * 2;
    if (at + 2 > this.view.getUint16(shape, true)) return 0;
    const offset = this.view.getUint16(shape + at, true);
    return offset === 0 ? 0 : table + offset;
  }

  /**
   * Target of an offset. Throws RangeError where the offset itself lies outside the buffer; so does reading a target
   * that does.
   */
  private target(pointer: number): number {
    return pointer + this.view.getUint32(pointer, true);
  }
}
