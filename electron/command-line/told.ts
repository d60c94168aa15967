import { policies, type Policy } from '../../core/disclosure/policy.ts';
import type { Ask } from '../base/ask.ts';

/** The rules by which the open project tells of people on standard output. */
export async function policyOf(ask: Ask): Promise<Policy> {
  const state = await ask('project.state', {});
  return policies[state?.policy.id ?? 'none'];
}

/** "3 set aside", or "fewer than 10 set aside". */
function toldCount(count: number, threshold: number): string {
  return count > 0 && count < threshold ? `fewer than ${threshold}` : `${count}`;
}

/**
 * Prints remarks on a file without those that disclose small counts. Does not say whether there were any; the holder of
 * the file finds them with `inspect`.
 */
export function printRemarks(remarks: readonly string[], rows: readonly number[], threshold: number): void {
  for (const remark of remarks) if (!tellsOfFew(remark, rows, threshold)) console.log(`  ${remark}`);
  if (threshold > 0)
    console.log(
      `  What few people gave is not counted here; remarks on fewer than ${threshold} are left to rungs inspect.`,
    );
}

/** Whether a remark discloses a small count, by itself or as the difference of two counts, the file's rows included. */
function tellsOfFew(remark: string, rows: readonly number[], threshold: number): boolean {
  const counts = [...remark.matchAll(/(?<![\p{L}\d.,-])\d[\d,]*(?![\p{L}\d%-])/gu)].map(([text]) =>
    Number(text.replaceAll(',', '')),
  );
  const isFew = (count: number): boolean => count > 0 && count < threshold;
  return (
    counts.some(isFew) ||
    counts.some((count, at) =>
      [...counts.slice(at + 1), ...rows].some((each) => isFew(Math.abs(count - each))),
    )
  );
}

type Imported = {
  readonly rows: number;
  readonly setAsideCount: number;
  readonly columnsLeftOut: readonly unknown[];
};

/** Summary of an import. The number of rows is exact: whoever imports the file knows it. */
export function importedLine(label: string, imported: Imported, threshold: number): string {
  const { rows, setAsideCount, columnsLeftOut } = imported;
  const leftOut = columnsLeftOut.length === 1 ? '1 column' : `${columnsLeftOut.length} columns`;
  const rowsIn = rows === 1 ? '1 row' : `${rows} rows`;
  return `${label}: ${rowsIn} in, ${toldCount(setAsideCount, threshold)} set aside, ${leftOut} left out`;
}
