import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesFolder } from '../cases.ts';

export const folder = casesFolder();
export const WHY_SKIPPED = 'the cases with known answers are not beside this clone';

/** The JSON answers of one case. The caller names their shape. */
export function readReference<Shape>(name: string): Shape {
  if (folder === null) throw new Error(WHY_SKIPPED);
  return JSON.parse(readFileSync(join(folder, name, 'reference.json'), 'utf8')) as Shape;
}

export type Limits = { readonly lower: number; readonly upper: number };

/** Throws a sentence that names both numbers when they differ by more than the absolute tolerance. */
export function expectNear(actual: number, expected: number | 'Inf', tolerance: number, what: string): void {
  const target = expected === 'Inf' ? Infinity : expected;
  if (actual === target || Math.abs(actual - target) <= tolerance) return;
  throw new Error(`${what}: ${actual} is not ${target} (tolerance ${tolerance})`);
}

/** The same, relative to the expected number. */
export function expectClose(actual: number, expected: number | 'Inf', relative: number, what: string): void {
  expectNear(actual, expected, expected === 'Inf' ? 0 : Math.abs(expected) * relative, what);
}
