import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../../core/contract/requests.ts';
import { inFolder } from '../command-line.ts';
import { startHost, type TestHost } from '../faults/host.ts';

const jobId = '01234567-89ab-cdef';
type Inspection = Output<'extract.inspect'>['value'];
type Mapping = Input<'dataset.import'>['columns'];

/** A project on a host of its own, with ways to look at a file and to bring it in. */
async function inProject(
  work: (project: {
    readonly ask: TestHost['ask'];
    readonly inspect: (name: string, lines: readonly string[]) => Promise<Inspection>;
    readonly bringIn: (name: string, columns: Mapping, templateId?: string) => Promise<string>;
  }) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const host = await startHost(folder);
    try {
      const { ask, tokenOf } = host;
      await ask('project.create-temporary', { name: 'Template', policy: '10-5' });
      await work({
        ask,
        async inspect(name, lines) {
          writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
          const { value } = await ask('extract.inspect', { jobId, token: tokenOf(join(folder, name)) });
          return value;
        },
        async bringIn(name, columns, templateId) {
          const token = tokenOf(join(folder, name));
          const { value } = await ask('dataset.import', {
            jobId,
            token,
            label: name,
            kind: 'workforce',
            wave: '2026-03-31',
            columns,
            ...(templateId === undefined ? {} : { templateId }),
          });
          return value.datasetId;
        },
      });
    } finally {
      await host.close();
    }
  });
}

const people = (cells: (person: number) => readonly string[]): string[] =>
  Array.from({ length: 40 }, (_, person) => cells(person).join(','));

const first = [
  'Ref,Band,Contact,Job of parent',
  ...people((person) => [
    `e${person}`,
    ['A', 'B'][person % 2] ?? '',
    'desk',
    ['Vicar', 'Clerk'][person % 2] ?? '',
  ]),
];
const mapping: Mapping = [
  { column: 'Ref', field: 'person-id' },
  { column: 'Band', field: 'job-family' },
  { column: 'Contact', field: 'location' },
  { column: 'Job of parent', field: 'seb-occupation' },
];
const next = [
  'Ref,Band,Contact,Job of parent,Desk',
  ...people((person) => [
    `e${person}`,
    ['A', 'B', 'C'][person % 3] ?? '',
    `p${person}@staff.example`,
    ['Vicar', 'Clerk', 'Juggler'][person % 3] ?? '',
    String(person % 5),
  ]),
];

describe('a file that is like an earlier one', () => {
  it('is offered no mapping while the project is empty', async () => {
    await inProject(async ({ inspect }) => {
      expect((await inspect('first.csv', first)).template).toBeNull();
    });
  });

  it('is offered its mapping and the differences, without what now points at people', async () => {
    await inProject(async ({ inspect, bringIn }) => {
      await inspect('first.csv', first);
      const datasetId = await bringIn('first.csv', mapping);
      const { template } = await inspect('next.csv', next);
      expect(template).toMatchObject({
        templateId: datasetId,
        label: 'first.csv',
        kind: 'workforce',
        wave: '2026-03-31',
      });
      expect(template?.fields).toEqual(['person-id', 'job-family', null, 'seb-occupation', null]);
      expect(template?.differences).toMatchObject({
        rowsThen: 40,
        rowsNow: 40,
        came: ['Desk'],
        went: [],
        changed: [],
        heldBack: [
          { column: 'Contact', field: 'location', reason: 'Its values look like e-mail addresses.' },
        ],
      });
      expect(template?.differences.newAnswers).toEqual([
        {
          column: 'Band',
          field: 'job-family',
          label: 'Job family',
          answers: [{ answer: 'C', count: 13 }],
          total: 1,
          withoutMeaning: 0,
          notCompared: 0,
        },
        {
          column: 'Job of parent',
          field: 'seb-occupation',
          label: 'Parental occupation at 14',
          answers: [{ answer: 'Juggler', count: 13 }],
          total: 1,
          withoutMeaning: 1,
          notCompared: 0,
        },
      ]);
    });
  });

  it('takes decisions on answers and their order over, and can change them apart from the earlier file', async () => {
    await inProject(async ({ ask, inspect, bringIn }) => {
      await inspect('first.csv', first);
      const templateId = await bringIn('first.csv', mapping);
      await ask('answers.assign', {
        datasetId: templateId,
        assignments: [
          { answer: 'Vicar', meaning: { kind: 'group', group: 'professional' } },
          { answer: 'Clerk', meaning: { kind: 'group', group: 'intermediate' } },
        ],
      });
      await ask('coding.order', { datasetId: templateId, field: 'job-family', order: ['B', 'A'] });
      const { template } = await inspect('next.csv', next);
      const fields = template?.fields ?? [];
      const columns = ['Ref', 'Band', 'Contact', 'Job of parent'].map((column, index) => ({
        column,
        field: fields[index] ?? null,
      }));
      const datasetId = await bringIn('next.csv', columns, templateId);
      const { value } = await ask('answers.list', { datasetId });
      expect(value.answers.map(({ answer, background }) => [answer, background])).toEqual([
        ['Vicar', 'professional'],
        ['Clerk', 'intermediate'],
        ['Juggler', null],
      ]);
      const bands = await ask('coding.list', { datasetId, field: 'job-family' });
      expect(bands.value.categories).toEqual(['B', 'A', 'C']);
      const report = await ask('dataset.import-report', { datasetId });
      expect(report.value.columns.map(({ chosenBy }) => chosenBy)).toEqual([
        'template',
        'template',
        'template',
      ]);

      await ask('answers.assign', { datasetId, assignments: [{ answer: 'Vicar', meaning: null }] });
      const earlier = await ask('answers.list', { datasetId: templateId });
      expect(earlier.value.answers.find(({ answer }) => answer === 'Vicar')?.background).toBe('professional');
    });
  });

  it('is neither offered nor given what was removed', async () => {
    await inProject(async ({ ask, inspect, bringIn }) => {
      await inspect('first.csv', first);
      const templateId = await bringIn('first.csv', mapping);
      await ask('dataset.remove', { datasetId: templateId });
      const { template } = await inspect('next.csv', next);
      expect(template).toBeNull();
      await expect(bringIn('next.csv', mapping, templateId)).rejects.toThrow('not in this project');
      expect((await ask('project.state', {}))?.datasets).toEqual([]);
    });
  });
});
