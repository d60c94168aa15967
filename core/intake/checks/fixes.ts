import { countText, numberText } from '../../words/figure-text.ts';
import { type FieldId, fieldOf } from '../../table/fields.ts';
import type { FixKind, PossibleFix } from './fix-kinds.ts';

/** Whether the fix removes whole rows, rather than changing single values. */
export function isSettingAside(kind: FixKind): boolean {
  return kind === 'set-aside' || kind === 'keep-last' || kind === 'keep-first';
}

const plain = { field: null, factor: null, categories: null };

export function countAsMissing(field: FieldId, rows: Int32Array): PossibleFix {
  const label = rows.length === 1 ? 'Count it as missing' : 'Count them as missing';
  return { ...plain, kind: 'missing', label, field, rows };
}

export function setAside(rows: Int32Array): PossibleFix {
  const label = rows.length === 1 ? 'Set the row aside' : `Set ${countText(rows.length)} rows aside`;
  return { ...plain, kind: 'set-aside', label, rows };
}

export function keepOne(kind: 'keep-last' | 'keep-first', rows: Int32Array): PossibleFix {
  const which = kind === 'keep-last' ? 'last' : 'first';
  return { ...plain, kind, label: `Keep the ${which} row of each person`, rows };
}

/** Multiplies values by `factor`; a factor below 1 divides by its reciprocal. */
export function rescale(field: FieldId, factor: number, rows: Int32Array): PossibleFix {
  const by = factor < 1 ? `Divide by ${numberOf(1 / factor)}` : `Multiply by ${numberOf(factor)}`;
  return { ...plain, kind: 'rescale', label: by, field, factor, rows };
}

/** Renames categories to the names that the previous wave used, or to their most frequent spelling. */
export function rename(
  field: FieldId,
  to: 'earlier' | 'most frequent',
  names: ReadonlyMap<string, string>,
  rows: Int32Array,
): PossibleFix {
  const [one, several] = to === 'earlier' ? ['name', 'names'] : ['spelling', 'spellings'];
  const label = `Use the ${to} ${names.size === 1 ? one : several}`;
  return { ...plain, kind: 'rename', label, field, categories: { names, order: null }, rows };
}

export function sortByPay(order: readonly string[]): PossibleFix {
  const categories = { names: new Map<string, string>(), order };
  return {
    ...plain,
    kind: 'sort-by-pay',
    label: 'Order them by their pay',
    field: 'grade',
    categories,
    rows: new Int32Array(),
  };
}

/** What a fix did to the cells of a column, in words; null where it changes no cells. */
export function correctionWords({ kind, factor }: { kind: FixKind; factor: number | null }): string | null {
  switch (kind) {
    case 'missing':
      return 'Counted as missing';
    case 'rescale':
      return (factor ?? 1) < 1
        ? `Divided by ${numberOf(1 / (factor ?? 1))}`
        : `Multiplied by ${numberOf(factor ?? 1)}`;
    case 'rename':
      return 'Given another name';
    default:
      return null;
  }
}

/** What a fix did, in a sentence that stays true until it is undone. */
export function fixSentence(fix: {
  readonly kind: FixKind;
  readonly field: FieldId | null;
  readonly factor: number | null;
  readonly rows: number;
}): string {
  const { kind, factor, rows } = fix;
  const rowsAre = rows === 1 ? '1 row is' : `${countText(rows)} rows are`;
  const field = fix.field === null ? 'the column' : fieldOf(fix.field).label;
  switch (kind) {
    case 'missing':
      return rows === 1
        ? `1 value of ${field} counts as missing.`
        : `${countText(rows)} values of ${field} count as missing.`;
    case 'set-aside':
      return `${rowsAre} set aside.`;
    case 'keep-last':
      return `The last row of each person is kept; ${rowsAre} set aside.`;
    case 'keep-first':
      return `The first row of each person is kept; ${rowsAre} set aside.`;
    case 'rescale': {
      const by = (factor ?? 1) < 1 ? 'divided' : 'multiplied';
      const amount = (factor ?? 1) < 1 ? 1 / (factor ?? 1) : (factor ?? 1);
      return `${field} is ${by} by ${numberOf(amount)} in ${rows === 1 ? '1 row' : `${countText(rows)} rows`}.`;
    }
    case 'rename':
      return `${field} is renamed in ${rows === 1 ? '1 row' : `${countText(rows)} rows`}.`;
    case 'sort-by-pay':
      return 'Grades stand in the order of their median pay.';
    case 'leave':
      return rows === 0
        ? 'Left as it is.'
        : `Left as it is in ${rows === 1 ? '1 row' : `${countText(rows)} rows`}.`;
  }
}

function numberOf(value: number): string {
  return numberText(value, Number.isInteger(value) ? 0 : 2);
}
