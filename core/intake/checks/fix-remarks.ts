import type { FieldId } from '../fields.ts';
import { type FixKind, fixSentence } from './fixes.ts';
import { checkOf } from './registry.ts';

type MadeFix = {
  readonly finding: string;
  readonly kind: FixKind;
  readonly field: FieldId | null;
  readonly factor: number | null;
  readonly rows: Int32Array;
};

/** What the report of an import says about fixes that hold; what was left as it is changes nothing. */
export function fixRemarks(fixes: readonly MadeFix[]): readonly string[] {
  return fixes
    .filter(({ kind }) => kind !== 'leave')
    .map((fix) => {
      const title = checkOf(fix.finding)?.title ?? 'Checks';
      return `${title}: ${fixSentence({ ...fix, rows: fix.rows.length })}`;
    });
}
