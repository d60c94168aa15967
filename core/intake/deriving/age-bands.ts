import { MISSING_DAY } from '../../table/column.ts';
import { dateText } from '../../words/date-text.ts';
import type { ChunkColumn, ChunkSink } from '../reader.ts';

/**
 * Youngest age of each band but the first. Source: the ten-year bands of the harmonised standard for age
 * (Government Statistical Service, Age and date of birth harmonised standard), with those under 16 apart.
 */
const BAND_FROM = [16, 25, 35, 45, 55, 65] as const;

export const ageBandLabels: readonly string[] = [
  '',
  'Under 16',
  ...BAND_FROM.slice(0, -1).map((from, band) => `${from} to ${BAND_FROM[band + 1]! - 1}`),
  '65 and over',
];

/** Nobody at work is younger or older: such a date is a slip of the keyboard or a placeholder. */
const YOUNGEST = 10;
const OLDEST = 110;

export type AgeBanding = {
  readonly sink: ChunkSink;
  /** Whether the column held dates or numbers; words stand as they are written. */
  readonly isBanded: () => boolean;
};

/**
 * Turns a column of dates of birth, or of ages in years, into age bands on its way to the project: nothing finer is
 * stored. `day` is the date of the data (YYYY-MM-DD), on which ages are counted.
 */
export function bandingAges(writer: ChunkSink, column: string, day: string): AgeBanding {
  let position = -1;
  return {
    sink: {
      begin(columns) {
        position = columns.findIndex(
          ({ name, type }) => name === column && (type === 'date' || type === 'number'),
        );
        writer.begin(
          columns.map((each, index) =>
            index === position ? { name: each.name, type: 'category' as const } : each,
          ),
        );
      },
      chunk: ({ rows, columns }) =>
        writer.chunk({
          rows,
          columns: columns.map((each, index) => (index === position ? banded(each, day) : each)),
        }),
      end: (dictionaries) =>
        writer.end(dictionaries.map((labels, index) => (index === position ? ageBandLabels : labels))),
    },
    isBanded: () => position >= 0,
  };
}

function banded(column: ChunkColumn, day: string): ChunkColumn {
  if (column.type === 'number') return { type: 'category', codes: Uint8Array.from(column.values, bandOfAge) };
  if (column.type !== 'date') return column;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const bandOfBirth = (born: number): number => {
    if (born === MISSING_DAY) return 0;
    const birth = new Date(born * MS_A_DAY);
    const isBefore = month - 1 - birth.getUTCMonth() || date - birth.getUTCDate();
    return bandOfAge(year - birth.getUTCFullYear() - (isBefore < 0 ? 1 : 0));
  };
  return { type: 'category', codes: Uint8Array.from(column.days, bandOfBirth) };
}

const MS_A_DAY = 86_400_000;

/** Code of the band of an age in years; 0 where it is missing or cannot be. */
function bandOfAge(age: number): number {
  if (!(age >= YOUNGEST && age <= OLDEST)) return 0;
  return 1 + BAND_FROM.filter((from) => age >= from).length;
}

/** What is said of the column in the report of the import. */
export function ageBandRemark(heading: string, day: string): string {
  return `${heading}: age bands on ${dateText(day)} were worked out, and nothing finer was kept. An age under ${YOUNGEST} or over ${OLDEST} counts as missing.`;
}
