import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesFolder } from '../cases.ts';

export const folder = casesFolder();
export const WHY_SKIPPED = 'skipped when the cases with known answers are not beside this clone';

/** The JSON answers of one case; the caller names their shape. */
export function readReference(name: string): unknown {
  return JSON.parse(readCaseFile(name, 'reference.json'));
}

export function readCaseFile(name: string, file: string): string {
  if (folder === null) throw new Error(WHY_SKIPPED);
  return readFileSync(join(folder, name, file), 'utf8');
}

export type Limits = { readonly lower: number; readonly upper: number };

/** One number of ours beside the reference; `null` is a number that does not exist. */
export type Comparison = {
  readonly what: string;
  readonly ours: number | null | undefined;
  readonly reference: number | 'Inf' | null;
  readonly tolerance: number;
};

export function absolute(
  what: string,
  ours: number | null | undefined,
  reference: number | 'Inf' | null,
  tolerance: number,
): Comparison {
  return { what, ours, reference, tolerance };
}

/** Tolerance relative to the reference. */
export function relative(
  what: string,
  ours: number | null | undefined,
  reference: number | 'Inf' | null,
  tolerance: number,
): Comparison {
  const size = typeof reference === 'number' ? Math.abs(reference) : 1;
  return { what, ours, reference, tolerance: size * tolerance };
}

/** The comparisons that do not hold; a test asserts that there are none. */
export function disagreements(comparisons: readonly Comparison[]): readonly Comparison[] {
  return comparisons.filter(({ ours, reference, tolerance }) => {
    if (ours === null || ours === undefined || reference === null) return (ours ?? null) !== reference;
    const target = reference === 'Inf' ? Infinity : reference;
    return ours !== target && !(Math.abs(ours - target) <= tolerance);
  });
}
