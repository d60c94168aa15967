import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../core/disclosure/cells.ts';
import { type Dimension, draftTable, membersOf } from '../../core/disclosure/draft.ts';
import { reachWithin } from '../../core/disclosure/reach.ts';
import { casesFolder, recordCase } from '../cases.ts';
import { staff } from './staff.ts';

/** Widths of the product beside bounds of lpSolve 5.6.18 in R, in tables of real people. */
const cases = casesFolder();
const tables = {
  'police2006_rank_x_ethnicity_t10.csv': 2,
  'ibm_gender_x_department_x_joblevel_t10.csv': 3,
  'bank_gender_x_minority_x_job_t5.csv': 3,
} as const;
const most = 1_000;

type Line = { readonly at: readonly string[]; readonly values: Readonly<Record<string, string>> };

function linesOf(file: string, fields: number): readonly Line[] {
  const [head = [], ...lines] = readFileSync(join(cases ?? '', 'sdc_audit_real_tables', file), 'utf8')
    .replaceAll('"', '')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((line) => ({
    at: line.slice(0, fields),
    values: Object.fromEntries(head.map((name, column) => [name, line[column] ?? ''])),
  }));
}

function dimensionOf(place: number, lines: readonly Line[]): Dimension {
  const names = [...new Set(lines.map(({ at }) => at[place]!))].filter((name) => name !== 'Total');
  const categories = names.map((name) => ({ id: name, label: name }));
  const total = { id: 'Total', label: 'Total' };
  return { id: `${place}`, label: `${place}`, categories, subtotals: [], total, revealing: [] };
}

/** Positions of cells in the order of a draft, by the names of their members. */
function inOrder(dimensions: readonly Dimension[], isWithTotals: boolean): readonly string[] {
  return dimensions.reduce<readonly string[]>(
    (before, dimension) =>
      before.flatMap((names) =>
        (isWithTotals ? membersOf(dimension) : dimension.categories).map(({ id }) => `${names}|${id}`),
      ),
    [''],
  );
}

describe.skipIf(cases === null)('how far a hidden count can go in a real table', () => {
  const hiddenBy = { naive: 'primary', gauss: 'gauss_suppressed' } as const;
  it.each(
    Object.entries(tables).flatMap(([file, fields]) =>
      (['naive', 'gauss'] as const).map((pattern) => ({ file, fields, pattern })),
    ),
  )('is what R finds: $file, $pattern', ({ file, fields, pattern }) => {
    recordCase('sdc_audit_real_tables');
    const lines = linesOf(file, fields);
    const byName = new Map(lines.map(({ at, values }) => [['', ...at].join('|'), values]));
    const dimensions = Array.from({ length: fields }, (_, place) => dimensionOf(place, lines));
    const countOf = (name: string): number => Number(byName.get(name)?.['freq'] ?? 0);
    const inner = Float64Array.from(inOrder(dimensions, false), countOf);
    const network = networkOf([draftTable('t', 'T', staff, dimensions, inner)]);
    const cells = inOrder(dimensions, true).map((name) => byName.get(name) ?? {});
    const isHidden = cells.map((values) => values[hiddenBy[pattern]] === 'TRUE');
    const { widthOf } = reachWithin(network, {
      least: network.counts.map((count, cell) => (isHidden[cell] ? 0 : count)),
      greatest: network.counts.map((count, cell) => (isHidden[cell] ? Infinity : count)),
    });
    const hidden = [...isHidden.keys()].filter((cell) => isHidden[cell]);
    const expected = hidden.map((cell) => {
      const [low, high] = [`${pattern}_lo`, `${pattern}_hi`].map((name) => Number(cells[cell]![name]));
      return Math.floor(high! + 1e-6) - Math.ceil(low! - 1e-6);
    });
    expect(hidden.length).toBeGreaterThan(1);
    expect(hidden.map((cell) => widthOf(cell, most))).toEqual(expected);
  });
});
