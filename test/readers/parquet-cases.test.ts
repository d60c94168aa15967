import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { ReadOptions } from '../../core/intake/reader.ts';
import { isoDay } from '../../core/intake/reading/columns/day-text.ts';
import { casesFolder } from '../cases.ts';
import { type CaseVerdict, printVerdicts } from './case-verdicts.ts';
import { type Cell, readTyped } from './typed-table.ts';

type Value = string | number | boolean | null | Record<string, unknown> | unknown[];
type Entry = {
  readonly file: string;
  readonly kind: 'data' | 'bad';
  readonly values?: { readonly microseconds_since_1970: readonly (number | null)[] };
  readonly pyarrow: {
    readonly ok: boolean;
    readonly rows?: number;
    readonly columns?: readonly { readonly name: string; readonly type: string; readonly nulls: number }[];
    readonly head?: readonly (readonly Value[])[];
  };
};

const cases = casesFolder();
const folder = cases && join(cases, 'messy_parquet');
const manifest: readonly Entry[] = folder ? JSON.parse(readText('manifest.json')) : [];
const verdicts: CaseVerdict[] = [];
const DAY_MICROSECONDS = 86_400_000_000;

function readText(file: string): string {
  return readFileSync(join(folder ?? '', file), 'utf8');
}

function readCase(file: string, options: ReadOptions = {}) {
  return readTyped(readFileSync(join(folder ?? '', file)), options);
}

/** What a value of the manifest is in a table of ours: bytes as text, decimals as numbers, moments as days. */
function cellOf(value: Value, type: string): Cell {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object' && 'bytes_hex' in value) {
    return Buffer.from(String(value['bytes_hex']), 'hex').toString('utf8');
  }
  if (type.startsWith('decimal')) return Number(value);
  if (type.startsWith('timestamp')) return JSON.stringify(value).slice(1, 11);
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

/** Bytes are compared as they are written, not as the dates or numbers that they may be. */
function asWritten({ pyarrow }: Entry): ReadOptions {
  const words = (pyarrow.columns ?? []).filter(({ type }) => type === 'string' || type === 'binary');
  return { types: Object.fromEntries(words.map(({ name }) => [name, 'category'])) };
}

const isList = (type: string): boolean => type.startsWith('list');

describe.skipIf(!folder)('messy Parquet with known answers (needs the cases folder)', () => {
  afterAll(() => printVerdicts('messy_parquet', verdicts, manifest.length));

  it('finds all files', () => {
    expect(manifest.map(({ file }) => file)).toHaveLength(8);
  });

  for (const entry of manifest.filter(
    ({ kind, pyarrow }) => kind === 'data' && !pyarrow.columns?.every(({ type }) => isList(type)),
  )) {
    it(`reads ${entry.file} as its answer says`, async () => {
      const { profile, columns } = await readCase(entry.file, asWritten(entry));
      const { rows, columns: answers = [], head } = entry.pyarrow;
      expect(profile).toMatchObject({ format: 'parquet', rows, sheet: null, sheets: [], encoding: null });
      answers.forEach(({ name, type, nulls }, index) => {
        if (isList(type)) {
          expect(profile.remarks.join(' ')).toContain(`${name}: `);
          expect(columns).not.toHaveProperty([name]);
          return;
        }
        if (type.startsWith('struct')) {
          expect(columns[`${name}.b_c_int`]).toEqual(Array.from({ length: rows ?? 0 }, () => null));
          return;
        }
        expect(profile.columns.find((column) => column.name === name)?.missing).toBe(nulls);
        const expected = head?.[index]?.map((value) => cellOf(value, type));
        if (expected) expect(columns[name]?.slice(0, expected.length)).toEqual(expected);
      });
      const moments = entry.values?.microseconds_since_1970;
      if (moments) {
        const days = moments.map((each) =>
          each === null ? null : isoDay(Math.floor(each / DAY_MICROSECONDS)),
        );
        expect(columns['a']).toEqual(days);
      }
      verdicts.push({ file: entry.file, verdict: 'read right' });
    });
  }

  it('reads delta encodings cell by cell as the suite does', async () => {
    const entry = manifest.find(({ file }) => file.startsWith('delta_encoding'));
    const { columns } = await readCase(entry?.file ?? '', entry && asWritten(entry));
    const [header = [], ...lines] = readText('delta_encoding_optional_column_expect.csv')
      .trim()
      .split('\n')
      .map((line) =>
        [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,|^)(?=,|$)/gu)].map(([, a, b]) => a ?? b ?? ''),
      );
    expect(lines).toHaveLength(100);
    const ours = lines.map((_, row) => Object.values(columns).map((cells) => String(cells[row] ?? '')));
    expect(ours).toEqual(lines);
    expect(Object.keys(columns)).toEqual(header.map((name) => name.trim()));
  });

  it('names the columns of a file that holds nothing but lists', async () => {
    const refusal = await readCase('list_columns.parquet').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(String(refusal)).toMatch(/int64_list, utf8_list/u);
    verdicts.push({ file: 'list_columns.parquet', verdict: 'refused rightly: names its columns' });
  });

  it('refuses the damaged file in words', async () => {
    const refusal = await readCase('bad_PARQUET-1481.parquet').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ detail: { code: 'intake/damaged-file' } });
    verdicts.push({ file: 'bad_PARQUET-1481.parquet', verdict: 'refused rightly: damaged' });
  });
});
