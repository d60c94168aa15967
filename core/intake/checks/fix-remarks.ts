import { type FieldId, fieldOf, isFieldId } from '../../table/fields.ts';
import { fixSentence } from './fixes.ts';
import type { FixKind } from './fix-kinds.ts';
import { checkOf } from './registry.ts';

type MadeFix = {
  readonly finding: string;
  readonly kind: FixKind;
  readonly field: FieldId | null;
  readonly factor: number | null;
  readonly rows: Int32Array;
};

/** Title of the check that reported a finding, with the field where the check looks at several. */
export function findingTitle(findingId: string): string {
  const title = checkOf(findingId)?.title ?? 'Checks';
  const field = findingId.split('/').at(-1) ?? '';
  return isFieldId(field) ? `${title}: ${fieldOf(field).label}` : title;
}

/**
 * Remarks of the import report on fixes in force. Findings that were left as they are changed nothing and are not
 * listed.
 */
export function fixRemarks(fixes: readonly MadeFix[]): readonly string[] {
  return fixes
    .filter(({ kind }) => kind !== 'leave')
    .map((fix) => `${findingTitle(fix.finding)}. ${fixSentence({ ...fix, rows: fix.rows.length })}`);
}
