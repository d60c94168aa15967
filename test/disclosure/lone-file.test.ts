import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type Ask, askingOf } from '../../electron/base/ask.ts';
import { FileTokens } from '../../electron/base/file-tokens.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { describeDifferences } from '../../electron/command-line/differences.ts';
import { importRecipe } from '../../electron/command-line/import-recipe.ts';
import { findDatasets, readRecipe, runsOf } from '../../electron/recipes/recipe-file.ts';
import { forkReaderUnderNode, startCoreHost } from '../built-core.ts';
import { inFolder } from '../command-line.ts';

/**
 * Files that differ in one person, alone in a grade, each brought in, saved as a mapping and run into every format:
 * everything that leaves, and all that the import says, is the same.
 */
const headings = [
  'Grade',
  'Sex',
  'Language',
  'Parent job',
  'Promoted',
  'Weight',
  'Pay',
  'Bonus',
  'Memo',
] as const;
type Person = Readonly<Record<(typeof headings)[number], string>>;

const jobs = ['Teacher', 'Shop manager', 'Cleaner', 'Prefer not to say', ''] as const;
const weights = ['0.8', '1.25', ''] as const;

/** Totals that one person more is lost in; nobody is in grade C, until one is. */
const many: readonly Person[] = jobs.flatMap((job, place) =>
  ['A', 'B'].flatMap((grade) =>
    ['Women', 'Men'].flatMap((sex) =>
      ['Yes', 'No', 'N/A'].flatMap((promoted) =>
        weights.flatMap((weight, turn) =>
          Array.from({ length: promoted === 'N/A' ? 5 : 10 + 5 * ((place + turn) % 2) }, (_, index) => ({
            Grade: grade,
            Sex: sex,
            Language: index < 5 ? 'Welsh' : 'English',
            'Parent job': job,
            Promoted: promoted,
            Weight: weight,
            Pay: `${20_000 + 1_000 * index}`,
            Bonus: '',
            Memo: '',
          })),
        ),
      ),
    ),
  ),
);

const lone: Person = {
  Grade: 'C',
  Sex: 'Women',
  Language: 'Cornish',
  'Parent job': 'Teacher',
  Promoted: 'Yes',
  Weight: '0.8',
  Pay: '40000',
  Bonus: '',
  Memo: '',
};

const csvOf = (people: readonly Person[]): string =>
  [headings, ...people.map((person) => headings.map((each) => person[each]))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\r\n');

const columns = {
  Grade: 'grade',
  Sex: 'sex',
  Language: 'other',
  'Parent job': 'seb-occupation',
  Promoted: 'promoted',
  Weight: 'weight',
  Pay: 'pay',
  Bonus: 'bonus',
};
const recipe = {
  rungs: 1,
  title: 'Twins',
  datasets: [
    {
      id: 's',
      label: 'Staff',
      wave: '2026-03-31',
      file: 'staff.csv',
      columns,
      answers: {
        'Kept a lighthouse': { group: 'professional' },
        'Mended clocks': { group: 'working-class' },
        Teacher: { group: 'professional' },
        'Shop manager': { group: 'intermediate' },
        Cleaner: { group: 'working-class' },
        'Dug graves': { reason: 'prefer-not-to-say' },
      },
      codings: { Language: { answers: { Manx: { category: 'Celtic' }, Cornish: { reason: 'dont-know' } } } },
    },
  ],
  analyses: [
    { analysis: 'representation', options: { by: 'Language' }, weighting: { kind: 'column' } },
    { analysis: 'representation', weighting: { kind: 'asked', by: ['grade'] } },
    { analysis: 'completion-funnel', options: { by: 'grade' } },
    { analysis: 'intersectional-progression', options: { with: ['grade', 'sex'] } },
    { analysis: 'import-report' },
    { analysis: 'representation', filters: [{ field: 'grade', values: ['C'] }] },
  ].map((each) => ({ ...each, dataset: 's' })),
};

const time = '2026-11-24T09:00:00.000Z';

/** Everything that one organisation lets out, by what it came out of. */
async function whatLeaves(ask: Ask, tokens: FileTokens, staff: string): Promise<Map<string, string>> {
  return inFolder(async (folder) => {
    const [path, out] = [join(folder, 'recipe.json'), join(folder, 'out')];
    writeFileSync(join(folder, 'staff.csv'), staff);
    writeFileSync(path, JSON.stringify(recipe));
    mkdirSync(out);
    await ask('project.create-temporary', { name: 'Twins', policy: '10-5' });
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    await importRecipe({ ask, tokens }, path);
    const left = new Map([['said', JSON.stringify(log.mock.calls)]]);
    log.mockRestore();
    const file = readRecipe(path);
    const ids = await findDatasets(ask, file);
    const mapping = tokens.issue(join(out, 'mapping.json'));
    left.set(
      'saved',
      JSON.stringify(await ask('mapping.save', { datasetId: ids.get('s') ?? '', token: mapping })),
    );
    // The next wave, without anybody alone in a grade.
    writeFileSync(join(folder, 'next.csv'), csvOf(many));
    const { value: next } = await ask('extract.inspect', {
      jobId: '00000000-0000',
      token: tokens.issue(join(folder, 'next.csv')),
      templateId: ids.get('s') ?? '',
    });
    if (next.template === null) throw new Error('The next wave is mapped as the last.');
    const differences = describeDifferences(next.template, new Set(Object.keys(columns)), policies['10-5']);
    left.set('changed', differences.join(' '));
    const { refused, sealed } = await ask('recipe.export', {
      ...{ jobId: '00000000-0000', token: tokens.issue(out), title: 'Twins', runs: runsOf(file, ids) },
      formats: ['json', 'csv', 'html', 'xlsx', 'ods'],
      made: { time, isStated: true },
    });
    left.set('refused', JSON.stringify(refused));
    // Whatever the window draws, reads aloud and copies is made of these.
    for (const [index, bytes] of sealed.entries())
      left.set(`sealed ${index}`, Buffer.from(bytes).toString('latin1'));
    for (const name of readdirSync(out)) left.set(name, readFileSync(join(out, name), 'latin1'));
    return left;
  });
}

/** Each differs from the first in all but the weight, whose steps have a test of their own (single-weights.test.ts). */
const twins: readonly Person[] = [
  lone,
  {
    ...lone,
    Language: 'Manx',
    'Parent job': 'Kept a lighthouse',
    Promoted: 'No',
    Weight: '0.8',
    Pay: '990000',
    Bonus: '500',
    Memo: 'kim@example.org',
  },
  { ...lone, Language: 'Gaelic', 'Parent job': 'Prefer not to say', Promoted: 'No', Weight: '0.8', Pay: '' },
  { ...lone, Language: 'Gaelic', Promoted: 'N/A', Pay: 'none', Bonus: '-', Memo: '2020-01-31' },
  // One person's own words for what many answered.
  { ...lone, Language: 'Gaelic', 'Parent job': 'Dug graves', Promoted: 'No', Weight: '0.8', Pay: '' },
];

describe('a person alone in a grade', () => {
  it('is told by nothing that leaves, nor by what an import says', async () => {
    const tokens = new FileTokens();
    await inFolder(async (userDataFolder) => {
      const host = await startCoreHost({
        ...{ tokens, userDataFolder, forkReader: forkReaderUnderNode },
        info: { version: '1.0.0', banner: null, sampleOnly: false },
        now: () => time,
        log: () => undefined,
      });
      const seen: ReadonlyMap<string, string>[] = [];
      for (const person of twins) {
        seen.push(await whatLeaves(askingOf(host.request), tokens, csvOf([...many, person])));
      }
      await host.close();
      const [first = new Map<string, string>(), ...others] = seen;
      expect(first.size).toBeGreaterThan(30);
      expect(first.get('changed')).toContain('The same columns');
      expect(first.get('refused')).toContain('too few to be named');
      for (const other of others) {
        expect([...other.keys()]).toEqual([...first.keys()]);
        expect([...first.keys()].filter((name) => other.get(name) !== first.get(name))).toEqual([]);
      }
    });
  });
});
