import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from '../command-line.ts';
import { startHost } from '../faults/host.ts';

const jobId = '01234567-89ab-cdef';
const rows = [
  ...Array.from({ length: 40 }, () => 'North'),
  ...Array.from({ length: 10 }, () => 'South'),
  ...Array.from({ length: 9 }, () => 'Bishop of Ely'),
];

it.each([
  ['10-5', { names: ['North', 'South'], hasUnnamed: true }],
  ['none', { names: ['Bishop of Ely', 'North', 'South'], hasUnnamed: false }],
] as const)('filters offer no category of few people by its name (policy %s)', async (policy, offered) => {
  await inFolder(async (folder) => {
    const { ask, tokenOf, close } = await startHost(folder);
    try {
      writeFileSync(join(folder, 'staff.csv'), `Area\n${rows.join('\n')}\n`);
      await ask('project.create-temporary', { name: 'Areas', policy });
      const token = tokenOf(join(folder, 'staff.csv'));
      await ask('extract.inspect', { jobId, token });
      const { value } = await ask('dataset.import', {
        ...{ jobId, token, label: 'Staff', kind: 'workforce', wave: '2026-03-31' },
        columns: [{ column: 'Area', field: 'location' }],
      });
      const { datasetId } = value;
      expect(await ask('analysis.categories', { datasetId, field: 'location' })).toEqual(offered);
    } finally {
      await close();
    }
  });
});
