import type { CategoryColumn } from '../table/column.ts';
import { backgrounds } from './background.ts';
import type { WorkClasses } from './scheme.ts';
import { type WorkAnswers, workClassOf } from './work-place.ts';

/** A column with the code of each label in its question's list; null where it has none. */
export type CodedAnswers = { readonly column: CategoryColumn; readonly codes: readonly (string | null)[] };

/** The three questions on the parent's work beside the kind of work, row by row. */
export type WorkColumns = {
  readonly employment: CodedAnswers;
  readonly size: CodedAnswers;
  readonly supervised: CodedAnswers;
};

/** Employment answers that the rules distinguish; every other code is treated as the last. */
const employments = ['employee', 'self-employed-alone', 'self-employed-with-staff', null];
const sizes = ['small', 'large', null];
const supervisions = ['yes', 'dont-know', null];
const COMBINATIONS = employments.length * sizes.length * supervisions.length;

/**
 * Gives rows with a kind of work the group of their class, by a lookup table. `work[label]` is the kind of work of a
 * label of `occupation`; null where the answer decides by itself.
 */
export function classifyWork(
  result: Uint8Array,
  occupation: CategoryColumn,
  work: readonly (string | null)[],
  { employment, size, supervised }: WorkColumns,
  classes: WorkClasses,
): void {
  const kinds = [...new Set(work.flatMap((kind) => kind ?? []))];
  const table = tableOf(kinds, classes);
  const kindOf = Int32Array.from(work, (kind) => (kind === null ? -1 : kinds.indexOf(kind) * COMBINATIONS));
  const employmentOf = placesOf(employment, (code) => indexIn(employments, code));
  const sizeOf = placesOf(size, (code) => indexIn(sizes, code));
  const supervisedOf = placesOf(supervised, supervisionIndex);
  for (let row = 0; row < result.length; row++) {
    const kind = kindOf[occupation.codes[row]!]!;
    if (kind < 0) continue;
    const employed = employmentOf[employment.column.codes[row]!]!;
    const sized = sizeOf[size.column.codes[row]!]!;
    const supervises = supervisedOf[supervised.column.codes[row]!]!;
    result[row] = table[kind + (employed * sizes.length + sized) * supervisions.length + supervises]!;
  }
}

function tableOf(kinds: readonly string[], classes: WorkClasses): Uint8Array {
  return Uint8Array.from(
    kinds.flatMap((kind) =>
      combinations.map((answers) => {
        const found = workClassOf(kind, answers, classes);
        return backgrounds.indexOf(found === 'no-class' ? found : (classes.groups[found - 1] ?? 'no-class'));
      }),
    ),
  );
}

const combinations: readonly WorkAnswers[] = employments.flatMap((employment) =>
  sizes.flatMap((size) => supervisions.map((supervised) => ({ employment, size, supervised }))),
);

function placesOf({ codes }: CodedAnswers, indexOf: (code: string | null) => number): Uint8Array {
  return Uint8Array.from(codes, indexOf);
}

function indexIn(known: readonly (string | null)[], code: string | null): number {
  const found = known.indexOf(code);
  return found < 0 ? known.length - 1 : found;
}

/** "No", "don't know" and refusals make an ordinary employee; a blank gives no work place. */
function supervisionIndex(code: string | null): number {
  if (code === 'yes') return 0;
  return code === null || code === 'not-applicable' ? 2 : 1;
}
