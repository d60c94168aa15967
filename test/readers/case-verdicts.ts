import { recordCase } from '../cases.ts';

export type CaseVerdict = { readonly file: string; readonly verdict: string };

/** Prints how each file of a case was read, and how many rightly. */
export function printVerdicts(caseName: string, verdicts: readonly CaseVerdict[], files: number): void {
  console.table(verdicts);
  const count = (start: string): number => verdicts.filter(({ verdict }) => verdict.startsWith(start)).length;
  const right = count('read right');
  const refused = count('refused rightly');
  console.log(
    `${files} files: ${right} read right, ${refused} refused rightly, ${files - right - refused} wrong`,
  );
  recordCase(caseName);
}
