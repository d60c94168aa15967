import { countText, numberText } from '../../charts/figure-text.ts';
import { type FieldId, fieldOf } from '../fields.ts';
import type { PossibleFix } from './check.ts';

export const fixKinds = ['missing', 'set-aside', 'keep-last', 'keep-first', 'rescale', 'leave'] as const;
export type FixKind = (typeof fixKinds)[number];

/** Whether it takes whole rows out, rather than changing single values. */
export function isSettingAside(kind: FixKind): boolean {
  return kind === 'set-aside' || kind === 'keep-last' || kind === 'keep-first';
}

export function countAsMissing(field: FieldId, rows: Int32Array): PossibleFix {
  const label = rows.length === 1 ? 'Count it as missing' : 'Count them as missing';
  return { kind: 'missing', label, field, factor: null, rows };
}

export function setAside(rows: Int32Array): PossibleFix {
  const label = rows.length === 1 ? 'Set the row aside' : `Set ${countText(rows.length)} rows aside`;
  return { kind: 'set-aside', label, field: null, factor: null, rows };
}

export function keepOne(kind: 'keep-last' | 'keep-first', rows: Int32Array): PossibleFix {
  const which = kind === 'keep-last' ? 'last' : 'first';
  return { kind, label: `Keep the ${which} row of each person`, field: null, factor: null, rows };
}

/** A factor below 1 divides. */
export function rescale(field: FieldId, factor: number, rows: Int32Array): PossibleFix {
  const by = factor < 1 ? `Divide by ${numberOf(1 / factor)}` : `Multiply by ${numberOf(factor)}`;
  return { kind: 'rescale', label: by, field, factor, rows };
}

/** What was done, in a sentence that stays true while nothing is undone. */
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
    case 'leave':
      return rows === 0
        ? 'Left as it is.'
        : `Left as it is in ${rows === 1 ? '1 row' : `${countText(rows)} rows`}.`;
  }
}

function numberOf(value: number): string {
  return numberText(value, Number.isInteger(value) ? 0 : 2);
}
