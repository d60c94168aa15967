import { zstdCompressSync } from 'node:zlib';
import {
  Binary,
  Bool,
  CompressionType,
  compressionRegistry,
  DateDay,
  DateMillisecond,
  Decimal,
  Dictionary,
  Field,
  Float16,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  LargeUtf8,
  List,
  makeBuilder,
  makeData,
  makeVector,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Table,
  tableToIPC,
  TimeMicrosecond,
  type Timestamp,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint64,
  Uint8,
  Utf8,
  Utf8View,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { openContainer } from '../../core/intake/readers/arrow/container.ts';
import { lz4Frame } from './lz4-writing.ts';
import { sourceOf } from './table-text.ts';
import { readTyped } from './typed-table.ts';

function fileOf(columns: Record<string, Vector>): Uint8Array {
  return tableToIPC(new Table(columns), 'file');
}

async function readColumn(values: Vector) {
  const { columns, types, profile } = await readTyped(fileOf({ x: values }));
  return { cells: columns['x'], type: types['x'], remarks: profile.remarks.join(' ') };
}

const utc = (text: string): bigint => BigInt(Date.parse(text));

function moments(type: Timestamp, ...values: readonly bigint[]): Vector {
  return makeVector(makeData({ type, data: BigInt64Array.from(values) }));
}

/** The library writes how long a buffer is compressed where the format wants how long it was. */
class CompressingWriter extends RecordBatchFileWriter {
  protected override _compressBodyBuffers(buffers: ArrayBufferView[]) {
    const body = super['_compressBodyBuffers'](buffers);
    buffers.forEach((buffer, index) => {
      const prefix = body.buffers[index * 2];
      if (!prefix || prefix.byteLength === 0) return;
      const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
      if (view.getBigInt64(0, true) > 0n) view.setBigInt64(0, BigInt(buffer.byteLength), true);
    });
    return body;
  }
}

describe('Arrow files and streams', () => {
  it('reads a file and a stream of the same table alike', async () => {
    const table = new Table({
      grade: vectorFromArray(['A', null, 'B'], new Utf8()),
      pay: vectorFromArray([1.5, 2, null], new Float64()),
    });
    const asFile = await readTyped(tableToIPC(table, 'file'));
    const asStream = await readTyped(tableToIPC(table, 'stream'));
    expect(asFile.columns).toEqual({ grade: ['A', null, 'B'], pay: [1.5, 2, null] });
    expect(asStream).toEqual(asFile);
    expect(asFile.profile).toMatchObject({
      format: 'arrow',
      sheet: null,
      sheets: [],
      encoding: null,
      dialect: null,
      headerRow: null,
      rows: 3,
      remarks: [],
    });
  });

  it('reads whole numbers and fractions of every width', async () => {
    const { columns, types } = await readTyped(
      fileOf({
        small: vectorFromArray([0, 255, null], new Uint8()),
        short: vectorFromArray([-32_768, 7, null], new Int16()),
        usual: vectorFromArray([-2_147_483_648, 7, null], new Int32()),
        half: vectorFromArray([1.5, -0.25, null], new Float16()),
        single: vectorFromArray([1.5, Math.fround(0.1), null], new Float32()),
        long: vectorFromArray([9_007_199_254_740_991n, -5n, null], new Int64()),
      }),
    );
    expect(columns).toEqual({
      small: [0, 255, null],
      short: [-32_768, 7, null],
      usual: [-2_147_483_648, 7, null],
      half: [1.5, -0.25, null],
      single: [1.5, Math.fround(0.1), null],
      long: [9_007_199_254_740_991, -5, null],
    });
    expect(new Set(Object.values(types))).toEqual(new Set(['number']));
  });

  it('keeps every digit of whole numbers that are too long to count with', async () => {
    const { cells, remarks } = await readColumn(
      vectorFromArray([18_446_744_073_709_551_615n, 1n, null], new Uint64()),
    );
    expect(cells).toEqual(['18446744073709551615', '1', null]);
    expect(remarks).toContain('x: some numbers have too many digits to count with');
  });

  it('reads decimals exactly', async () => {
    const words = (value: bigint): Uint32Array =>
      Uint32Array.from({ length: 4 }, (_, index) =>
        Number((BigInt.asUintN(128, value) >> BigInt(32 * index)) & 0xffffffffn),
      );
    const payOf = (values: readonly bigint[]) => vectorFromArray(values.map(words), new Decimal(2, 38));
    expect((await readColumn(payOf([3_120_045n, -5n]))).cells).toEqual([31_200.45, -0.05]);
    expect((await readColumn(payOf([12_345_678_901_234_567_890n, -5n]))).remarks).toContain(
      'too many digits',
    );
  });

  it('reads booleans as words', async () => {
    expect((await readColumn(vectorFromArray([true, false, null], new Bool()))).cells).toEqual([
      'TRUE',
      'FALSE',
      null,
    ]);
  });

  it('reads dates and moments as days and says what was left out', async () => {
    const day = await readColumn(vectorFromArray([new Date('1990-07-01'), null], new DateDay()));
    expect(day).toEqual({ cells: ['1990-07-01', null], type: 'date', remarks: '' });
    const old = await readColumn(vectorFromArray([new Date('1899-12-31')], new DateMillisecond()));
    expect(old.cells).toEqual(['1899-12-31']);
    const midnight = moments(new TimestampMicrosecond(), utc('2024-02-29T00:00:00Z') * 1_000n);
    expect((await readColumn(midnight)).remarks).toBe('');
    const noon = moments(new TimestampNanosecond(), utc('2024-02-29T12:00:00Z') * 1_000_000n + 1n);
    const { cells, remarks } = await readColumn(noon);
    expect(cells).toEqual(['2024-02-29']);
    expect(remarks).toBe('x: times of day were left out; the day is kept.');
  });

  it('takes the last moment before midnight to be of the old day, in every unit', async () => {
    const midnight = utc('2024-03-01T00:00:00Z');
    for (const late of [
      moments(new TimestampSecond(), midnight / 1_000n - 1n),
      moments(new TimestampMillisecond(), midnight - 1n),
      moments(new TimestampMicrosecond(), midnight * 1_000n - 1n),
      moments(new TimestampNanosecond(), midnight * 1_000_000n - 1n),
    ]) {
      expect((await readColumn(late)).cells).toEqual(['2024-02-29']);
    }
    expect((await readColumn(moments(new TimestampNanosecond(), -1n))).cells).toEqual(['1969-12-31']);
  });

  it('counts days in the zone of the column and says where that changes them', async () => {
    const births = [utc('1990-06-30T23:00:00Z') / 1_000n, utc('1990-12-31T00:00:00Z') / 1_000n];
    const local = await readColumn(moments(new TimestampSecond('Europe/London'), ...births));
    expect(local.cells).toEqual(['1990-07-01', '1990-12-31']);
    expect(local.remarks).toBe(
      'x: some moments fall on another day in Europe/London than in UTC; the day in Europe/London is kept.',
    );
    const fixed = await readColumn(moments(new TimestampSecond('-02:00'), ...births));
    expect(fixed.cells).toEqual(['1990-06-30', '1990-12-30']);
    const plain = await readColumn(moments(new TimestampSecond('UTC'), ...births));
    expect(plain.cells).toEqual(['1990-06-30', '1990-12-31']);
    expect(plain.remarks).toContain('days are those of UTC');
  });

  it('reads times of day as text', async () => {
    const times = vectorFromArray([0n, 34_200_000_000n, 86_399_250_000n], new TimeMicrosecond());
    expect((await readColumn(times)).cells).toEqual(['00:00:00', '09:30:00', '23:59:59.25']);
  });

  it('reads a dictionary as a category, whatever its answers look like', async () => {
    const answers = vectorFromArray(['1', '2', null, '1'], new Dictionary(new Utf8(), new Int32()));
    expect(await readColumn(answers)).toMatchObject({ cells: ['1', '2', null, '1'], type: 'category' });
  });

  it('follows a dictionary that grows from batch to batch', async () => {
    const builder = makeBuilder({ type: new Dictionary(new Utf8(), new Int32(), 7), nullValues: [null] });
    const writer = new RecordBatchStreamWriter();
    for (const answers of [
      ['A', 'B', null],
      ['C', 'A', 'D'],
    ]) {
      for (const answer of answers) builder.append(answer);
      for (const batch of new Table({ grade: builder.toVector() }).batches) writer.write(batch);
    }
    writer.finish();
    const bytes = await writer.toUint8Array();
    const kinds = Array.from(openContainer(sourceOf(bytes)).messages(), ({ message }) =>
      message.isDictionaryBatch() ? message.header().isDelta : null,
    );
    expect(kinds).toEqual([false, null, true, null]);
    expect((await readTyped(bytes)).columns).toEqual({ grade: ['A', 'B', null, 'C', 'A', 'D'] });
  });

  it('reads text of every layout', async () => {
    const words = ['short', 'a good deal longer than twelve bytes', null, '', 'Zoë 🙂'];
    const cells = ['short', 'a good deal longer than twelve bytes', null, null, 'Zoë 🙂'];
    for (const type of [new Utf8(), new LargeUtf8(), new Utf8View()]) {
      expect((await readColumn(vectorFromArray(words, type))).cells).toEqual(cells);
    }
    const bytes = words.map((word) => (word === null ? null : new TextEncoder().encode(word)));
    expect((await readColumn(vectorFromArray(bytes, new Binary()))).cells).toEqual(cells);
  });

  it('leaves out bytes that are not text, and lists, by name', async () => {
    const { columns, profile } = await readTyped(
      fileOf({
        raw: vectorFromArray([Uint8Array.of(1, 0xff)], new Binary()),
        jobs: vectorFromArray([['a', 'b']], new List(new Field('item', new Utf8()))),
        grade: vectorFromArray(['A'], new Utf8()),
      }),
    );
    expect(columns).toEqual({ grade: ['A'] });
    expect(profile.remarks).toEqual([
      'jobs: it holds several values in one row and was left out.',
      'raw: its values are neither text, numbers nor dates; it was left out.',
    ]);
  });

  it('reads the columns within a structure, blank where the structure is', async () => {
    const type = new Struct([new Field('town', new Utf8(), true), new Field('floor', new Int32(), true)]);
    const places = vectorFromArray([{ town: 'Leeds', floor: 2 }, null, { town: null, floor: 3 }], type);
    const { columns } = await readTyped(fileOf({ site: places, n: vectorFromArray([1, 2, 3], new Int32()) }));
    expect(columns).toEqual({ 'site.town': ['Leeds', null, null], 'site.floor': [2, null, 3], n: [1, 2, 3] });
  });

  it('makes names distinct as those of CSV are', async () => {
    const schema = new Schema([
      new Field('a', new Int32()),
      new Field('a', new Int32()),
      new Field('', new Int32()),
    ]);
    const columns = new Table({
      a: vectorFromArray([1], new Int32()),
      b: vectorFromArray([2], new Int32()),
      c: vectorFromArray([3], new Int32()),
    });
    const [batch] = columns.batches;
    const writer = new RecordBatchFileWriter();
    writer.write(new RecordBatch(schema, batch?.data.clone(new Struct(schema.fields))));
    writer.finish();
    const { columns: read } = await readTyped(await writer.toUint8Array());
    expect(read).toEqual({ a: [1], 'a 2': [2], 'Column 3': [3] });
  });

  it('joins batches in order, those that end within a bitmap byte too', async () => {
    const parts = [3, 70_001, 5].map((rows, part) =>
      Array.from({ length: rows }, (_, row) => (row % 7 === 3 ? null : part * 100_000 + row)),
    );
    const writer = new RecordBatchStreamWriter();
    for (const part of parts) {
      for (const batch of new Table({ n: vectorFromArray(part, new Int32()) }).batches) writer.write(batch);
    }
    writer.finish();
    const { columns } = await readTyped(await writer.toUint8Array());
    expect(columns['n']).toEqual(parts.flat());
  });

  it('reads nothing of columns that are left out', async () => {
    const { columns } = await readTyped(
      fileOf({ a: vectorFromArray([1], new Int32()), b: vectorFromArray([2], new Int32()) }),
      { leaveOut: ['a'] },
    );
    expect(columns).toEqual({ b: [2] });
  });
});

describe('compressed Arrow buffers', () => {
  const rows = 40_000;
  const table = new Table({
    word: vectorFromArray(
      Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? null : `answer ${row % 9}`)),
      new Utf8(),
    ),
    n: vectorFromArray(Float64Array.from({ length: rows }, (_, row) => row % 100)),
  });
  const codecs = {
    LZ4_FRAME: { type: CompressionType.LZ4_FRAME, encode: lz4Frame },
    ZSTD: {
      type: CompressionType.ZSTD,
      encode: (bytes: Uint8Array) => Uint8Array.from(zstdCompressSync(bytes)),
    },
  };

  for (const [name, { type, encode }] of Object.entries(codecs)) {
    it(`reads ${name}`, async () => {
      compressionRegistry.set(type, { encode });
      const writer = new CompressingWriter({ compressionType: type });
      writer.writeAll(table.batches);
      writer.finish();
      const bytes = await writer.toUint8Array();
      expect(bytes.length).toBeLessThan(tableToIPC(table, 'file').length / 2);
      expect((await readTyped(bytes)).columns).toEqual((await readTyped(tableToIPC(table, 'file'))).columns);
    });
  }
});

describe('spoiled compressed buffers', () => {
  it('come to a table or a refusal, wherever one byte is another', async () => {
    compressionRegistry.set(CompressionType.LZ4_FRAME, { encode: lz4Frame });
    const words = Array.from({ length: 60 }, (_, row) => `an answer that comes again ${row % 4}`);
    const writer = new CompressingWriter({ compressionType: CompressionType.LZ4_FRAME });
    writer.writeAll(new Table({ word: vectorFromArray(words, new Utf8()) }).batches);
    writer.finish();
    const bytes = await writer.toUint8Array();
    let refused = 0;
    for (let place = 8; place < bytes.length; place++) {
      const spoiled = bytes.slice();
      spoiled[place] = (spoiled[place] ?? 0) ^ 0x55;
      await readTyped(spoiled).catch((error: unknown) => {
        expect(error).toBeInstanceOf(AppError);
        refused++;
      });
    }
    expect(refused).toBeGreaterThan(50);
  });
});

describe('spoiled messages', () => {
  it('come to a table or a refusal, however large their counts become', async () => {
    const grades = vectorFromArray(['A', 'B', null, 'A'], new Dictionary(new Utf8(), new Int32()));
    const table = new Table({ grade: grades, pay: vectorFromArray([1, 2, 3, null], new Float64()) });
    for (const kind of ['file', 'stream'] as const) {
      const bytes = tableToIPC(table, kind);
      let refused = 0;
      for (let place = 8; place < bytes.length; place++) {
        const spoiled = bytes.slice();
        spoiled[place] = (spoiled[place] ?? 0) ^ 0xf0;
        await readTyped(spoiled).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AppError);
          refused++;
        });
      }
      expect(refused).toBeGreaterThan(50);
    }
  });
});

describe('Arrow files that cannot be read', () => {
  const refusal = (bytes: Uint8Array): Promise<unknown> => readTyped(bytes).catch((error: unknown) => error);

  it('names the first version of Feather and says what to do', async () => {
    const error = await refusal(new TextEncoder().encode('FEA1 and the rest of it'));
    expect(error).toBeInstanceOf(AppError);
    expect(String(error)).toMatch(/first version of Feather.*version 2/u);
  });

  it('says that a file is cut off', async () => {
    const whole = fileOf({ a: vectorFromArray(['one', 'two'], new Utf8()) });
    for (const length of [8, 40, whole.length >> 1, whole.length - 1]) {
      const error = await refusal(whole.slice(0, length));
      expect(error).toMatchObject({ detail: { code: 'intake/damaged-file' } });
      expect(String(error)).toContain('cut off');
    }
  });
});
