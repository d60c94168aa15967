import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../core/results/result.ts';
import { intervalText, percentText } from '../../core/words/figure-text.ts';
import { casesFolder, recordCase } from '../cases.ts';
import { root } from '../command-line.ts';
import reference from '../references/weighted-share.json' with { type: 'json' };
import { type NamedResult, resultsOf, runRecipe } from '../run-recipe.ts';

/**
 * Admissions of 1973 through the command line, weighted: women stand for those who answered, men and women together for
 * everyone asked, admission for background, since the case has none. Shares, effective sizes and limits equal those of
 * R's survey package and prop.test (relative 1e-9).
 */
const cases = casesFolder();
const byDepartment = reference.shares[0];

type Applicant = { readonly admit: string; readonly gender: string; readonly department: string };

function applicants(): readonly Applicant[] {
  const text = readFileSync(join(cases ?? '', 'ucb_admissions', 'ucb_person_level.csv'), 'utf8');
  const [head = '', ...lines] = text
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.replaceAll('"', ''));
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    return { admit: cell('Admit'), gender: cell('Gender'), department: cell('Dept') };
  });
}

/** `weightOf` is empty where a row has no weight. */
function extract(weightOf: (applicant: Applicant) => string): string {
  const rows = applicants().map((each) => {
    const answer = each.gender === 'Female' ? each.admit : '';
    return [answer, each.department, weightOf(each)].join(',');
  });
  return ['Answer,Dept,Weight', ...rows, ''].join('\n');
}

function departmentWeight({ department }: Applicant): string {
  return String(byDepartment?.weight['ABCDEF'.indexOf(department)] ?? '');
}

type Weighting = { readonly kind: string; readonly by?: readonly string[] };

function recipe(weighting: Weighting, analysis = 'representation') {
  return {
    rungs: 1,
    title: 'Admissions, weighted',
    policy: 'none',
    datasets: [
      {
        id: 'applicants',
        label: 'Applicants',
        kind: 'applications',
        wave: '1973-09-30',
        file: 'applicants.csv',
        columns: { Answer: 'seb-occupation', Dept: 'function', Weight: 'weight' },
        answers: { Admitted: { group: 'working-class' }, Rejected: { group: 'professional' } },
      },
    ],
    analyses: [{ dataset: 'applicants', analysis, weighting }],
  };
}

async function run(file: string, recipe: unknown) {
  const { results, ...outcome } = await runRecipe(recipe, { 'applicants.csv': file }, 'json,html');
  return { ...outcome, result: results[0] ?? null };
}

function expectReference(estimates: readonly Estimate[]): void {
  const find = (measure: string): Estimate | undefined =>
    estimates.find(
      (each) =>
        each.measure === measure && each.of['background'] === 'working-class' && each.of['by'] === 'everyone',
    );
  const share = find('weighted-share');
  const close = (actual: number | null | undefined, expected: number | undefined): void => {
    expect(Math.abs((actual ?? NaN) / (expected ?? NaN) - 1)).toBeLessThan(1e-9);
  };
  close(share?.value, byDepartment?.share);
  close(share?.low, byDepartment?.low);
  close(share?.high, byDepartment?.high);
  close(find('effective-size')?.value, byDepartment?.effectiveSize);
}

/** What a person reads first says R's figures too: the headline, the bar, its interval and the row of the table. */
function expectShown({ sentences, charts, tables }: NamedResult, html: string): void {
  const { share = NaN, low = NaN, high = NaN } = byDepartment ?? {};
  const [text, range] = [percentText(share, 1), intervalText(low, high, 1)];
  expect(sentences.join(' ')).toContain(
    `Weighted, ${text} (${range}) are people from working-class backgrounds`,
  );
  const chart = charts[0];
  const bars = chart?.kind === 'bars' ? chart.groups.flatMap((group) => group.bars) : [];
  const bar = bars.find(({ role }) => role === 'working-class');
  expect(bar?.value).toBeCloseTo(share, 9);
  expect(bar?.interval?.low).toBeCloseTo(low, 9);
  expect(bar?.interval?.high).toBeCloseTo(high, 9);
  const table = tables.find(({ title }) => title === chart?.title);
  const weighted = table?.columns.findIndex(({ id }) => id === 'weighted') ?? -1;
  expect(table?.rows.at(-1)?.cells[weighted]).toMatchObject({ kind: 'share', value: bar?.value });
  expect(html).toContain(`Weighted, ${text} (${range}) are people from working-class backgrounds`);
}

describe.skipIf(cases === null)('weights through the command line (needs the cases folder)', () => {
  it("to everyone asked equal R's, and the report says so", async () => {
    const { result, html, error } = await run(
      extract(() => ''),
      recipe({ kind: 'asked', by: ['function'] }),
    );
    expect(error).toBe('');
    expectReference(result?.estimates ?? []);
    if (result) expectShown(result, html);
    expect(result?.context.weight).toBe('Weighted to everyone asked, by function');
    expect(html).toContain('Weighted to everyone asked, by function');
    expect(html).toContain('Effective answers');
    recordCase('ucb_admissions');
  });

  it("by a column of the file equal R's", async () => {
    const { result, html, error } = await run(extract(departmentWeight), recipe({ kind: 'column' }));
    expect(error).toBe('');
    expectReference(result?.estimates ?? []);
    if (result) expectShown(result, html);
  });

  it('below zero are refused in one sentence, and a fix of the checks makes them usable', async () => {
    const file = extract((each) => (each.gender === 'Male' ? '-99' : departmentWeight(each)));
    const refused = await run(file, recipe({ kind: 'column' }));
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('The weight column holds a number below 0');
    expect(refused.error.trim().split('\n')).toHaveLength(1);
    const written = recipe({ kind: 'column' });
    const fixes = [{ check: 'weight-below-zero/weight', fix: 'missing' }];
    const mended = await run(file, {
      ...written,
      datasets: written.datasets.map((each) => ({ ...each, fixes })),
    });
    expect(mended.error).toBe('');
    expectReference(mended.result?.estimates ?? []);
  });

  it.each([
    [{ kind: 'asked', by: [] }, 'weighting'],
    [{ kind: 'asked', by: ['function', 'grade', 'sex', 'job'] }, 'weighting'],
    [{ kind: 'weighted' }, 'weighting'],
    [{ kind: 'asked', by: ['grade'] }, 'Grade'],
  ])('asked for as %j are refused, naming the place', async (weighting, place) => {
    const { code, error } = await run(
      extract(() => ''),
      recipe(weighting),
    );
    expect(code).toBe(1);
    expect(error).toContain(place);
  });

  it('of a dataset that has no such column are refused', async () => {
    const written = recipe({ kind: 'column' });
    const datasets = written.datasets.map((each) => ({
      ...each,
      columns: { Answer: 'seb-occupation', Dept: 'function' },
    }));
    const { code, error } = await run(
      extract(() => ''),
      { ...written, datasets },
    );
    expect(code).toBe(1);
    expect(error).toContain('This dataset has no weight column.');
  });

  it('are said not to be used where a method has no variance under them', async () => {
    const { result, error } = await run(
      extract(departmentWeight),
      recipe({ kind: 'column' }, 'completion-funnel'),
    );
    expect(error).toBe('');
    expect(result?.context.weight).toMatch(/^Not weighted\. /u);
  });
});

describe('weights under disclosure control', () => {
  const demo = join(root, 'assets', 'demo');
  const weighting = { kind: 'asked', by: ['grade', 'sex', 'function'] };

  async function sharesOfSample(policy: string): Promise<readonly Estimate[]> {
    const recipe = JSON.parse(readFileSync(join(demo, 'recipe.json'), 'utf8')) as {
      datasets: { id: string; file: string }[];
    };
    const datasets = recipe.datasets
      .filter(({ id }) => id === 'staff-2026')
      .map((dataset) => ({ ...dataset, file: join(demo, dataset.file) }));
    const analyses = [
      { analysis: 'representation', dataset: 'staff-2026', options: { by: 'location' }, weighting },
    ];
    const [result] = await resultsOf({ ...recipe, policy, datasets, analyses });
    return result?.estimates.filter(({ measure }) => measure === 'weighted-share') ?? [];
  }

  it('come within a percentage point of the exact ones, one and a half in small parts, and hold them in their intervals', async () => {
    const exact = await sharesOfSample('none');
    const published = await sharesOfSample('10-5');
    const both = published.flatMap((each, index) =>
      each.value === null ? [] : [{ of: each.of, off: Math.abs(each.value - (exact[index]?.value ?? NaN)) }],
    );
    expect(published.map(({ of }) => of)).toEqual(exact.map(({ of }) => of));
    expect(both.length).toBeGreaterThanOrEqual(15);
    const most = ({ of }: (typeof both)[number]): number => (of['by'] === 'everyone' ? 0.01 : 0.015);
    expect(both.filter((each) => !(each.off < most(each)))).toEqual([]);
  });
});
