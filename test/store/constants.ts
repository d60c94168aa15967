import type { ExtractProfile } from '../../core/intake/reader.ts';

export const PASSPHRASE = 'a passphrase for tests';
export const NOW = '2026-03-31T09:00:00.000Z';
/** Low, to save time; the default is tested by itself. */
export const TEST_COST = 2 ** 10;

export const importDetails = {
  label: 'Staff, March 2026',
  kind: 'workforce',
  wave: '2026-03-31',
  fileName: 'staff.csv',
  now: NOW,
} as const;

export function profileOf(rows: number): ExtractProfile {
  return {
    format: 'csv',
    sheet: null,
    sheets: [],
    encoding: 'utf-8',
    dialect: { delimiter: ',', quote: '"', lineEnd: 'LF' },
    headerRow: 1,
    rows,
    setAsideCount: 1,
    setAside: [{ row: 7, reason: 'has too many cells' }],
    remarks: ['One row was longer than the header.'],
    columns: [
      {
        name: 'grade',
        label: null,
        type: 'category',
        missing: 0,
        distinct: 1,
        values: [{ value: 'Band 1', count: rows }],
      },
    ],
  };
}
