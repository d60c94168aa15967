import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from '../command-line.ts';
import { startHost } from '../faults/host.ts';

const jobId = '01234567-89ab-cdef';
const lines = [
  'Ref,Band,Job of parent',
  ...Array.from({ length: 60 }, (_, row) => `e${row},${'AB'[row % 2]},${row < 5 ? 'Juggler' : 'Vicar'}`),
];
const columns = [
  { column: 'Ref', field: 'person-id' },
  { column: 'Band', field: 'job-family' },
  { column: 'Job of parent', field: 'seb-occupation' },
] as const;
const details = { jobId, label: 'Staff', kind: 'workforce', wave: '2026-03-31' } as const;

describe('a saved mapping in another project', () => {
  it('brings its decisions, its order and its choices of reading along, and those of few people not', () =>
    inFolder(async (folder) => {
      const host = await startHost(folder);
      try {
        const { ask, tokenOf } = host;
        const extract = join(folder, 'staff.csv');
        // Two lines that a person says are above the headings.
        writeFileSync(extract, `${['Our staff,,', 'Confidential,,', ...lines].join('\n')}\n`);
        const file = join(folder, 'mapping.json');

        await ask('project.create-temporary', { name: 'One', policy: '10-5' });
        await ask('extract.inspect', { jobId, token: tokenOf(extract), headerRow: 3 });
        const first = await ask('dataset.import', {
          ...details,
          token: tokenOf(extract),
          columns: [...columns],
        });
        const { datasetId } = first.value;
        await ask('answers.assign', {
          datasetId,
          assignments: [
            { answer: 'Vicar', meaning: { kind: 'group', group: 'professional' } },
            { answer: 'Juggler', meaning: { kind: 'group', group: 'working-class' } },
          ],
        });
        await ask('coding.order', { datasetId, field: 'job-family', order: ['B', 'A'] });
        const saved = await ask('mapping.save', { datasetId, token: tokenOf(file) });
        expect(saved.value).toEqual({ columns: 3, answers: 1, answersHeldBack: 1 });

        await ask('project.create-temporary', { name: 'Two', policy: '10-5' });
        const { templateId } = await ask('mapping.open', { token: tokenOf(file) });
        const { value: seen } = await ask('extract.inspect', { jobId, token: tokenOf(extract), templateId });
        expect(seen.headerRow).toBe(3);
        expect(seen.template).toMatchObject({ label: 'Staff', wave: null, differences: { rowsThen: null } });
        expect(seen.template?.differences.newAnswers).toMatchObject([
          { field: 'seb-occupation', answers: [{ answer: 'Juggler', count: 5 }], withoutMeaning: 1 },
        ]);
        const mapped = seen.columns.map(({ name }, index) => ({
          column: name,
          field: seen.template?.fields[index] ?? null,
        }));
        expect(mapped).toEqual(columns);
        const second = await ask('dataset.import', {
          ...details,
          token: tokenOf(extract),
          columns: mapped,
          templateId,
        });
        const answers = await ask('answers.list', { datasetId: second.value.datasetId });
        expect(answers.value.answers.map(({ answer, background }) => [answer, background])).toEqual([
          ['Vicar', 'professional'],
          ['Juggler', null],
        ]);
        const bands = await ask('coding.list', { datasetId: second.value.datasetId, field: 'job-family' });
        expect(bands.value.categories).toEqual(['B', 'A']);
        const again = await ask('mapping.save', {
          datasetId: second.value.datasetId,
          token: tokenOf(join(folder, 'again.json')),
        });
        expect(again.value).toEqual({ columns: 3, answers: 1, answersHeldBack: 0 });
      } finally {
        await host.close();
      }
    }));

  it('is no longer at hand when the project is closed', () =>
    inFolder(async (folder) => {
      const host = await startHost(folder);
      try {
        const templateId = `mapping-${'0'.repeat(32)}`;
        const token = host.tokenOf(join(folder, 'staff.csv'));
        writeFileSync(join(folder, 'staff.csv'), `${lines.join('\n')}\n`);
        await expect(host.ask('extract.inspect', { jobId, token, templateId })).rejects.toThrow(
          'That mapping is no longer at hand.',
        );
      } finally {
        await host.close();
      }
    }));
});
