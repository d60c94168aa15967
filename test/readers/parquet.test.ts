import {
  Dictionary,
  Field,
  Int32,
  RecordBatchStreamWriter,
  Schema,
  Table,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { openParquetWriting, type ParquetWriting } from './parquet-writing.ts';
import { type Cell, readTyped } from './typed-table.ts';

let duckdb: ParquetWriting;
beforeAll(async () => {
  duckdb = await openParquetWriting();
});
afterAll(() => duckdb.close());

async function readQuery(query: string, settings = '') {
  return readTyped(await duckdb.write(query, settings));
}

async function readValues(...values: readonly string[]) {
  const { columns, types, profile } = await readQuery(
    `SELECT x FROM (VALUES ${values.map((value, row) => `(${row}, ${value})`).join(', ')}) AS t(n, x) ORDER BY n`,
  );
  return { cells: columns['x'], type: types['x'], remarks: profile.remarks.join(' ') };
}

/** A table whose pages are of several kinds: long and short words, blanks, runs and numbers that grow. */
const PEOPLE = `SELECT i AS id, CASE WHEN i % 7 = 0 THEN NULL ELSE 'grade ' || (i % 5) END AS grade,
  'person ' || i AS name, i * 1.25 AS pay, DATE '1990-01-01' + (i % 9000)::INTEGER AS joined, i % 2 = 0 AS flag
  FROM range(30000) AS t(i)`;

function expectedPeople(): Record<string, Cell[]> {
  const rows = Array.from({ length: 30_000 }, (_, row) => row);
  const start = Date.parse('1990-01-01');
  return {
    id: rows,
    grade: rows.map((row) => (row % 7 === 0 ? null : `grade ${row % 5}`)),
    name: rows.map((row) => `person ${row}`),
    pay: rows.map((row) => row * 1.25),
    joined: rows.map((row) => new Date(start + (row % 9_000) * 86_400_000).toISOString().slice(0, 10)),
    flag: rows.map((row) => (row % 2 === 0 ? 'TRUE' : 'FALSE')),
  };
}

describe('Parquet as DuckDB writes it', () => {
  for (const compression of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4', 'lz4_raw']) {
    for (const version of ['V1', 'V2']) {
      it(`reads ${compression}, format ${version}, in several row groups`, async () => {
        const { columns, profile } = await readQuery(
          PEOPLE,
          `, COMPRESSION ${compression}, PARQUET_VERSION ${version}, ROW_GROUP_SIZE 8192`,
        );
        expect(columns).toEqual(expectedPeople());
        expect(profile).toMatchObject({ format: 'parquet', rows: 30_000, headerRow: null, remarks: [] });
      });
    }
  }

  it('reads whole numbers of every width', async () => {
    const { columns, types } = await readQuery(`SELECT * FROM (VALUES
      ('-128'::TINYINT, 255::UTINYINT, '-32768'::SMALLINT, 65535::USMALLINT, '-2147483648'::INTEGER, 4294967295::UINTEGER,
       '-9007199254740991'::BIGINT, 9007199254740991::UBIGINT), (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
      AS t(a, b, c, d, e, f, g, h)`);
    expect(Object.values(columns).map(([first, second]) => [first, second])).toEqual(
      [
        -128, 255, -32_768, 65_535, -2_147_483_648, 4_294_967_295, -9_007_199_254_740_991,
        9_007_199_254_740_991,
      ].map((value) => [value, null]),
    );
    expect(new Set(Object.values(types))).toEqual(new Set(['number']));
  });

  it('keeps every digit of whole numbers that are too long to count with', async () => {
    const { cells, remarks } = await readValues('9007199254740993::BIGINT', '12::BIGINT', 'NULL');
    expect(cells).toEqual(['9007199254740993', '12', null]);
    expect(remarks).toContain('x: some numbers have too many digits to count with, so it was read as text.');
    expect((await readValues('18446744073709551615::UBIGINT')).cells).toEqual(['18446744073709551615']);
  });

  it('turns to text where only the last of many whole numbers is too long', async () => {
    const { columns } = await readQuery(
      'SELECT CASE WHEN i = 69999 THEN 9007199254740993 ELSE i END AS x FROM range(70000) AS t(i)',
      ', ROW_GROUP_SIZE 8192',
    );
    expect(columns['x']?.slice(-2)).toEqual(['69998', '9007199254740993']);
  });

  it('reads decimals exactly, of every width', async () => {
    for (const type of ['DECIMAL(4, 1)', 'DECIMAL(9, 1)', 'DECIMAL(18, 1)', 'DECIMAL(38, 1)']) {
      expect((await readValues(`-0.3::${type}`, `410.7::${type}`, 'NULL')).cells).toEqual([
        -0.3,
        410.7,
        null,
      ]);
    }
  });

  it('reads floats, and leaves what is no figure blank', async () => {
    const { cells, remarks } = await readValues("'NaN'::DOUBLE", "'-Infinity'::DOUBLE", '0.1::DOUBLE');
    expect(cells).toEqual([null, null, 0.1]);
    expect(remarks).toBe('x: infinite values were left blank.');
    expect((await readValues('1.5::FLOAT')).cells).toEqual([1.5]);
  });

  it('leaves days without end blank', async () => {
    for (const type of ['DATE', 'TIMESTAMP']) {
      const ends = await readValues(`'infinity'::${type}`, `'-infinity'::${type}`, `'2021-03-04'::${type}`);
      expect([type, ends.cells]).toEqual([type, [null, null, '2021-03-04']]);
      expect(ends.remarks).toBe('x: infinite values were left blank.');
    }
  });

  it('reads dates, and days out of moments of every unit', async () => {
    expect(await readValues("DATE '1899-12-31'", 'NULL', "DATE '2100-02-28'")).toEqual({
      cells: ['1899-12-31', null, '2100-02-28'],
      type: 'date',
      remarks: '',
    });
    for (const type of ['TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP', 'TIMESTAMP_NS']) {
      const { cells, remarks } = await readValues(
        `'1969-12-31 23:59:59'::${type}`,
        `'2024-02-29 00:00:00'::${type}`,
      );
      expect(cells).toEqual(['1969-12-31', '2024-02-29']);
      expect(remarks).toBe('x: times of day were left out; the day is kept.');
    }
    expect((await readValues("'2024-02-29 00:00:00'::TIMESTAMP")).remarks).toBe('');
    expect((await readValues("'2024-02-29 23:30:00+00'::TIMESTAMPTZ")).remarks).toContain(
      'days are those of UTC',
    );
  });

  it('reads times of day, UUIDs and answers out of a list as text', async () => {
    expect((await readValues("TIME '09:30:00'", "TIME '23:59:59.25'")).cells).toEqual([
      '09:30:00',
      '23:59:59.25',
    ]);
    expect((await readValues("'0b34d5c8-58d2-4b51-9d5f-3c1a2b0d9e77'::UUID")).cells).toEqual([
      '0b34d5c8-58d2-4b51-9d5f-3c1a2b0d9e77',
    ]);
    expect(await readValues("'low'::ENUM('low', 'high')", 'NULL')).toMatchObject({
      cells: ['low', null],
      type: 'category',
    });
  });

  it('reads bytes as text where they are, and leaves them out where they are not', async () => {
    expect((await readValues("encode('Zoë')::BLOB")).cells).toEqual(['Zoë']);
    const { columns, profile } = await readQuery(
      `SELECT '\\xFF\\x00'::BLOB AS photo, INTERVAL 1 DAY AS gap, 1 AS n`,
    );
    expect(columns).toEqual({ n: [1] });
    expect(profile.remarks).toEqual([
      'photo: its values are neither text, numbers nor dates; it was left out.',
      'gap: its values are neither text, numbers nor dates; it was left out.',
    ]);
  });

  it('leaves out lists and maps by name and reads what is within structures', async () => {
    const { columns, profile } = await readQuery(
      `SELECT [1, 2] AS jobs, map {'a': 1} AS tags, {'town': 'Leeds', 'at': {'floor': 2}} AS site, 7 AS n`,
    );
    expect(columns).toEqual({ 'site.town': ['Leeds'], 'site.at.floor': [2], n: [7] });
    expect(profile.remarks).toEqual([
      'jobs: it holds several values in one row and was left out.',
      'tags: it holds several values in one row and was left out.',
    ]);
  });

  it('reads columns without any value, and a table without any row', async () => {
    const { columns, types } = await readQuery(
      'SELECT NULL::INTEGER AS n, NULL::VARCHAR AS word, NULL::DATE AS day',
    );
    expect(columns).toEqual({ n: [null], word: [null], day: [null] });
    expect(types).toEqual({ n: 'number', word: 'category', day: 'date' });
    const empty = await readQuery("SELECT 1 AS n, DATE '2024-01-01' AS day WHERE false");
    expect(empty.profile.remarks).toEqual(['The file has columns and no rows.']);
    expect(empty.columns).toEqual({ n: [], day: [] });
  });

  it('makes names distinct as those of CSV are', async () => {
    const { columns } = await readQuery('SELECT 1 AS "pay  in £", 2 AS "pay in £", 3 AS " "');
    expect(columns).toEqual({ 'pay in £': [1], 'pay in £ 2': [2], 'Column 3': [3] });
  });

  it('takes zones and categories from the schema that Arrow writes beside', async () => {
    const born = "'1990-06-30 23:00:00+00'::TIMESTAMPTZ AS born";
    const schema = new Schema([
      new Field('born', new TimestampMicrosecond('Europe/London'), true),
      new Field('grade', new Dictionary(new Utf8(), new Int32()), true),
    ]);
    const writer = new RecordBatchStreamWriter();
    writer.write(new Table(schema));
    writer.finish();
    const base64 = Buffer.from(await writer.toUint8Array()).toString('base64');
    const query = `SELECT ${born}, '2' AS grade`;
    const { columns, types, profile } = await readQuery(query, `, KV_METADATA {'ARROW:schema': '${base64}'}`);
    expect(columns).toEqual({ born: ['1990-07-01'], grade: ['2'] });
    expect(types['grade']).toBe('category');
    expect(profile.remarks.join(' ')).toContain('another day in Europe/London than in UTC');
    for (const spoilt of ['', 'AAAA', 'not base64', base64.slice(0, 80)]) {
      const plain = await readQuery(query, `, KV_METADATA {'ARROW:schema': '${spoilt}'}`);
      expect(plain.columns).toEqual({ born: ['1990-06-30'], grade: [2] });
    }
  });

  it('reads nothing of columns that are left out, and what a person fixed as they say', async () => {
    const bytes = await duckdb.write("SELECT 7 AS n, '8' AS word, 'x' AS other");
    const { columns } = await readTyped(bytes, {
      leaveOut: ['other'],
      types: { n: 'category', word: 'number' },
    });
    expect(columns).toEqual({ n: ['7'], word: [8] });
  });
});

describe('Parquet files that cannot be read', () => {
  const refusal = (bytes: Uint8Array): Promise<unknown> => readTyped(bytes).catch((error: unknown) => error);

  it('says that an encrypted file is encrypted', async () => {
    const bytes = await duckdb.write(
      'SELECT 1 AS n',
      ", ENCRYPTION_CONFIG {footer_key: 'key128'}",
      "SET force_mbedtls_unsafe = 'true'; PRAGMA add_parquet_key('key128', '0123456789112345')",
    );
    const error = await refusal(bytes);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ detail: { code: 'intake/encrypted-file' } });
  });

  it('says that a file is cut off', async () => {
    const whole = await duckdb.write('SELECT 1 AS n');
    for (const length of [4, 11, whole.length >> 1, whole.length - 1]) {
      const error = await refusal(whole.slice(0, length));
      expect(error).toMatchObject({ detail: { code: 'intake/damaged-file' } });
      expect(String(error)).toContain('cut off');
    }
  });

  it('does not believe a footer that is longer than the file', async () => {
    const bytes = await duckdb.write('SELECT 1 AS n');
    new DataView(bytes.buffer).setUint32(bytes.length - 8, 0x7fffffff, true);
    expect(await refusal(bytes)).toMatchObject({ detail: { code: 'intake/damaged-file' } });
  });
});
