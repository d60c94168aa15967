import type { Result } from '../../core/results/result.ts';
import type { Background } from '../../core/background/background.ts';
import type { People } from '../analyses/cohort-fixture.ts';
import { type Range, rangesIn, type Sum } from './linear-programme.ts';

/**
 * A reader who has results and nothing else, and knows the rules: hidden below 10, the rest rounded to 5, a true zero
 * shown. Shares nothing with the product: it reads tables as they are printed and solves for whole people.
 */
export const kinds = ['professional', 'intermediate', 'working-class', 'prefer-not-to-say', 'blank'] as const;

/** True counts by row (a grade) and kind of answer, in the order of `kinds`. */
export type Truth = readonly (readonly number[])[];

/** One printed count: how many of each (row, kind) it adds up, and what was printed; null is hidden. */
export type Sighting = { readonly of: readonly number[]; readonly printed: number | null };

export const rowLabel = (row: number): string => `Grade ${row}`;
/** Another field, that goes across the rows; how it does is known to nobody, so that its counts are not attacked. */
export const patterns = ['Full time', 'Part time', 'Term time'] as const;
export const patternOf = (row: number, kind: number): string =>
  patterns[kind < 2 ? 0 : row === 0 ? 1 : 2] ?? '';

/** Weights that differ within a row and across rows, more of them than there are classes. */
export const weightOf = (row: number, kind: number): number => 0.6 + row * 0.35 + (kind % 2) * 0.2;

export function peopleOf(truth: Truth): readonly People[] {
  return truth.flatMap((counts, row) =>
    counts.flatMap((count, kind): People[] => {
      const background: Background = kinds[kind] ?? 'blank';
      return count === 0
        ? []
        : [
            {
              count,
              background,
              answers: { grade: rowLabel(row), 'working-pattern': patternOf(row, kind) },
              weight: weightOf(row, kind),
            },
          ];
    }),
  );
}

const GROUPS = [0, 1, 2];
const kindsOfColumn: Readonly<Record<string, readonly number[]>> = {
  usable: GROUPS,
  responded: [0, 1, 2, 3],
  asked: [0, 1, 2, 3, 4],
};
const kindsOfText: Readonly<Record<string, readonly number[]>> = {
  Professional: [0],
  Intermediate: [1],
  'Working class': [2],
  'Prefer not to say': [3],
  'No answer': [4],
};

/** Every count in the tables of a result over `rows` of the truth. */
export function sightingsIn(result: Result, truth: Truth, rows: readonly number[]): readonly Sighting[] {
  return result.tables.flatMap((table) => {
    const lines = table.rows.map(({ cells }) => ({
      cells,
      texts: cells.flatMap((cell) => (cell.kind === 'text' ? [cell.text] : [])),
    }));
    const printed = lines.flatMap(({ texts }) => texts);
    const unnamed = [3, 4].filter(
      (kind) =>
        !printed.some((text) => kindsOfText[text]?.includes(kind)) && (kind === 3 || table.id !== 'reasons'),
    );
    const folded = rows.filter((row) => !printed.includes(rowLabel(row)));
    return lines.flatMap(({ cells, texts }) => {
      return table.columns.flatMap(({ id }, column): Sighting[] => {
        const cell = cells[column];
        if (!cell || (cell.kind !== 'count' && cell.kind !== 'hidden')) return [];
        const isCounted = countedIn(table.id, id, texts, rows, { rows: folded, kinds: unnamed });
        if (!isCounted) return [];
        const of = truth.flatMap((counts, row) => counts.map((_, kind) => (isCounted(row, kind) ? 1 : 0)));
        return [{ of, printed: cell.kind === 'count' ? cell.value : null }];
      });
    });
  });
}

/** Of fields that the fixture leaves blank. */
const blankTables = ['answers-sex', 'answers-function', 'answers-promoted'];

/** Whom a cell counts, by its table, its column and the words of its line; null where it is not known. */
function countedIn(
  table: string,
  column: string,
  texts: readonly string[],
  rows: readonly number[],
  folded: { readonly rows: readonly number[]; readonly kinds: readonly number[] },
): ((row: number, kind: number) => boolean) | null {
  const named = texts.includes('Others') ? folded.rows : rows.filter((row) => texts.includes(rowLabel(row)));
  const about = named.length === 0 ? rows : named;
  const isAbout = (row: number): boolean => about.includes(row);
  if (column === 'count' && texts[0] === 'In') return isAbout;
  if (table === 'answers-working-pattern') return null;
  if (blankTables.includes(table)) return texts[0] === 'No answer' ? isAbout : null;
  const kindsHere = texts.flatMap((text) =>
    text === 'Other reasons' ? folded.kinds : (kindsOfText[text] ?? []),
  );
  const isWholeRow = kindsHere.length === 0 && named.length > 0;
  const counted = column !== 'people' ? kindsOfColumn[column] : isWholeRow ? [0, 1, 2, 3, 4] : kindsHere;
  return counted ? (row, kind) => isAbout(row) && counted.includes(kind) : null;
}

export const trueCount = (sighting: Sighting, truth: Truth): number =>
  truth.flat().reduce((sum, count, index) => sum + count * (sighting.of[index] ?? 0), 0);

export function isSmall(count: number): boolean {
  return count > 0 && count < 10;
}

/** The least and greatest whole number of people in one count that fits every sighting. */
export function rangeOf(
  target: Sighting,
  sightings: readonly Sighting[],
  truth: Truth,
  isTold = (sighting: Sighting): boolean => !isOfOneGroup(sighting, truth),
): Range {
  const numbers = truth.flat().map((): Range => ({ least: 0, greatest: Infinity }));
  const sums = sightings.map((sighting) => {
    const [least, greatest] = knownOf(sighting.printed, trueCount(sighting, truth), isTold(sighting));
    return { of: sumOf(sighting), least, greatest };
  });
  const [range] = rangesIn({ numbers, sums }, [sumOf(target)]);
  return { least: Math.ceil(range!.least - 1e-6), greatest: Math.floor(range!.greatest + 1e-6) };
}

function sumOf({ of }: Sighting): Sum {
  return of.flatMap((times, place): Sum => (times === 0 ? [] : [[place, times]]));
}

/**
 * Which hidden counts are small, and which are not, is not printed; the attacker is told all the same, but for lines in which all people,
 * or all but one small count, are of one group: there the point is that these look alike.
 */
function knownOf(printed: number | null, count: number, isTold: boolean): readonly [number, number] {
  if (printed === null && isTold && isSmall(count)) return [1, 9];
  if (printed === null) return [isTold && count > 0 ? 10 : 0, Infinity];
  if (printed === 0) return [0, 0];
  return [Math.max(10, printed - 2), printed + 2];
}

/** Whether all of these people, or all but a few, gave no usable answer or none at all, or they are few themselves. */
function isOfSharedResponse(of: readonly number[], truth: Truth): boolean {
  const rows = truth.filter((_, row) => kinds.some((__, kind) => of[row * kinds.length + kind] === 1));
  const isWhole = rows.length === 0 || of.filter((each) => each === 1).length === rows.length * kinds.length;
  if (isWhole) return false;
  const [professional = 0, intermediate = 0, working = 0, refused = 0, blank = 0] = kinds.map((_, kind) =>
    rows.reduce((sum, row) => sum + (row[kind] ?? 0), 0),
  );
  const usable = professional + intermediate + working;
  const isFew = usable + refused + blank < 10;
  return isFew || (usable < 10 && refused + blank > 0) || (usable + refused < 10 && blank > 0);
}

function isOfOneGroup({ of }: Sighting, truth: Truth): boolean {
  if (isOfSharedResponse(of, truth)) return true;
  const counted = [...of.keys()].filter((index) => of[index] === 1);
  const groupHere = (counted[0] ?? 0) % kinds.length;
  if (!GROUPS.includes(groupHere) || counted.some((index) => index % kinds.length !== groupHere))
    return false;
  const rows = counted.map((index) => Math.floor(index / kinds.length));
  const groups = GROUPS.map((group) => rows.reduce((sum, row) => sum + (truth[row]?.[group] ?? 0), 0));
  const filled = groups.filter((people) => people > 0);
  return filled.length === 1 || (filled.length === 2 && filled.some(isSmall));
}
