import {
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Table,
  tableToIPC,
  Utf8,
  Utf8View,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { Reader } from '../../core/intake/reader.ts';
import { arrowReader } from '../../core/intake/readers/arrow/reader.ts';
import { parquetReader } from '../../core/intake/readers/parquet/reader.ts';
import { openParquetWriting, type ParquetWriting } from './parquet-writing.ts';
import { readTypedBy } from './typed-table.ts';

const RUNS = 120;
const LONGEST_READ_MS = 5_000;

/** What a change of some bytes comes to: a table, or a refusal in words. Anything else is thrown. */
async function outcomeOf(reader: Reader, bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    await readTypedBy(reader, bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.detail.whatToDo.length).toBeGreaterThan(10);
    return 'refused';
  }
}

type Change = { readonly place: number; readonly byte: number };

const changes = fc.array(
  fc.record({ place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), byte: fc.nat(255) }),
  { minLength: 1, maxLength: 6 },
);
const keep = fc.double({ min: 0, max: 1, noNaN: true });

function changed(bytes: Uint8Array, from: number, list: readonly Change[]): Uint8Array {
  const copy = bytes.slice();
  for (const { place, byte } of list) copy[from + Math.floor(place * (bytes.length - from))] = byte;
  return copy;
}

/** `from`: where the part of the file begins that is spoiled. Most of a file is values, and its ends are the danger. */
async function expectRefusalsOnly(reader: Reader, bytes: Uint8Array, from: number): Promise<void> {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const startedAt = performance.now();
      if ((await outcomeOf(reader, changed(bytes, from, list))) === 'refused') refused++;
      expect(performance.now() - startedAt).toBeLessThan(LONGEST_READ_MS);
    }),
    { numRuns: RUNS, seed: 20_260_301 },
  );
  expect(refused).toBeGreaterThan(0);
}

describe('damaged Parquet', () => {
  let duckdb: ParquetWriting;
  beforeAll(async () => {
    duckdb = await openParquetWriting();
  });
  afterAll(() => duckdb.close());

  const rows = `SELECT i AS id, 'grade ' || (i % 3) AS grade, CASE WHEN i % 5 = 0 THEN NULL ELSE i / 8 END AS pay,
    'name ' || i AS name, DATE '2020-01-01' + i::INTEGER AS day, i::DECIMAL(20, 2) AS due, [i] AS list
    FROM range(300) AS t(i)`;

  for (const settings of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw']) {
    for (const version of ['V1', 'V2']) {
      it(`comes to a table or a refusal: ${settings}, format ${version}`, async () => {
        const bytes = await duckdb.write(rows, `, COMPRESSION ${settings}, PARQUET_VERSION ${version}`);
        expect(await outcomeOf(parquetReader, bytes)).toBe('read');
        await expectRefusalsOnly(parquetReader, bytes, 4);
        const footerLength = new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
        await expectRefusalsOnly(parquetReader, bytes, bytes.length - 8 - footerLength);
      });
    }
  }

  it('is refused wherever the file is cut off', async () => {
    const bytes = await duckdb.write(rows);
    await fc.assert(
      fc.asyncProperty(keep, async (part) => {
        const cut = bytes.slice(0, Math.floor(part * (bytes.length - 1)));
        expect(await outcomeOf(parquetReader, cut)).toBe('refused');
      }),
      { numRuns: RUNS, seed: 20_260_302 },
    );
  });
});

describe('damaged Arrow', () => {
  const table = new Table({
    id: vectorFromArray(
      Array.from({ length: 200 }, (_, row) => BigInt(row)),
      new Int64(),
    ),
    grade: vectorFromArray(
      Array.from({ length: 200 }, (_, row) => `grade ${row % 3}`),
      new Dictionary(new Utf8(), new Int32()),
    ),
    pay: vectorFromArray(
      Array.from({ length: 200 }, (_, row) => (row % 5 === 0 ? null : row / 8)),
      new Float64(),
    ),
    name: vectorFromArray(
      Array.from({ length: 200 }, (_, row) => `a rather long name ${row}`),
      new Utf8View(),
    ),
    list: vectorFromArray(
      Array.from({ length: 200 }, (_, row) => [row]),
      new List(new Field('item', new Int32())),
    ),
  });

  for (const form of ['file', 'stream'] as const) {
    it(`comes to a table or a refusal: ${form}`, async () => {
      const bytes = tableToIPC(table, form);
      expect(await outcomeOf(arrowReader, bytes)).toBe('read');
      await expectRefusalsOnly(arrowReader, bytes, 0);
      await expectRefusalsOnly(arrowReader, bytes, bytes.length - 1_200);
      await expectRefusalsOnly(arrowReader, bytes.slice(0, 1_600), 0);
    });
  }

  it('is refused wherever a file is cut off', async () => {
    const bytes = tableToIPC(table, 'file');
    await fc.assert(
      fc.asyncProperty(keep, async (part) => {
        const cut = bytes.slice(0, Math.floor(part * (bytes.length - 1)));
        expect(await outcomeOf(arrowReader, cut)).toBe('refused');
      }),
      { numRuns: RUNS, seed: 20_260_303 },
    );
  });
});
