import { describe, expect, it } from 'vitest';
import { MISSING_DAY } from '../../table/column.ts';
import type { Chunk, ChunkColumn } from '../reader.ts';
import { ageBandLabels, bandingAges } from './age-bands.ts';

const DAY = '2026-03-31';
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

function bandsOf(column: ChunkColumn, rows: number) {
  const arrived: { types: string[]; chunks: Chunk[]; labels: (readonly string[] | null)[] } = {
    types: [],
    chunks: [],
    labels: [],
  };
  const { sink, isBanded } = bandingAges(
    {
      begin: (columns) => (arrived.types = columns.map(({ type }) => type)),
      chunk: (chunk) => arrived.chunks.push(chunk),
      end: (labels) => (arrived.labels = [...labels]),
    },
    'Born',
    DAY,
  );
  sink.begin([
    { name: 'Grade', type: 'category' },
    { name: 'Born', type: column.type },
  ]);
  const grade = { type: 'category' as const, codes: new Uint8Array(rows) };
  sink.chunk({ rows, columns: [grade, column] });
  sink.end([[''], null]);
  const [chunk] = arrived.chunks;
  const banded = chunk?.columns[1];
  const codes = banded?.type === 'category' ? [...banded.codes] : [];
  return {
    types: arrived.types,
    bands: codes.map((code) => arrived.labels[1]?.[code]),
    isBanded: isBanded(),
  };
}

describe('age bands', () => {
  it('are counted on the date of the data, birthdays of that day included', () => {
    const born = ['2010-03-31', '2010-04-01', '2001-03-31', '2001-04-01', '1961-03-31', '1961-04-01'];
    const days = Int32Array.from([...born.map(dayOf), MISSING_DAY]);
    expect(bandsOf({ type: 'date', days }, 7)).toEqual({
      types: ['category', 'category'],
      bands: ['16 to 24', 'Under 16', '25 to 34', '16 to 24', '65 and over', '55 to 64', ''],
      isBanded: true,
    });
  });

  it('come from ages in years, too; an age that cannot be is missing', () => {
    const values = Float64Array.of(15.9, 16, 24, 34.5, 64, 65, 110, 111, -3, Number.NaN);
    expect(bandsOf({ type: 'number', values }, 10).bands).toEqual([
      'Under 16',
      '16 to 24',
      '16 to 24',
      '25 to 34',
      '55 to 64',
      '65 and over',
      '65 and over',
      '',
      '',
      '',
    ]);
  });

  it('count somebody born on 29 February a year older from 1 March', () => {
    const days = Int32Array.of(dayOf('2000-02-29'));
    const at = (day: string): string => {
      const codes: number[] = [];
      const { sink } = bandingAges(
        {
          begin: () => undefined,
          chunk: ({ columns: [column] }) => column?.type === 'category' && codes.push(...column.codes),
          end: () => undefined,
        },
        'Born',
        day,
      );
      sink.begin([{ name: 'Born', type: 'date' }]);
      sink.chunk({ rows: 1, columns: [{ type: 'date', days }] });
      return ageBandLabels[codes[0] ?? 0] ?? '';
    };
    expect(at('2025-02-28')).toBe('16 to 24');
    expect(at('2025-03-01')).toBe('25 to 34');
  });

  it('leave a column of words as it is', () => {
    const column = { type: 'category' as const, codes: Uint8Array.of(0, 0) };
    expect(bandsOf(column, 2).isBanded).toBe(false);
  });
});
