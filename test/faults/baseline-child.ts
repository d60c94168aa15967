import { join } from 'node:path';
import { openProject } from '../../electron/store/project-store.ts';
import { digestDataset } from './day-check.ts';
import { importWave, waves } from './day.ts';
import { TEST_COST } from '../store/constants.ts';
import { PASSPHRASE, startHost } from './host.ts';

/** Says what an import of each wave looks like when nobody disturbs it. */
const [, , folder = ''] = process.argv;
const path = join(folder, 'whole.rungs');
const host = await startHost(folder);
const token = host.tokenOf(path);
await host.ask('project.create', { token, name: 'Whole', passphrase: PASSPHRASE, policy: '10-5' });
for (const wave of waves) await importWave(host, wave);
await host.close();
const store = openProject(path, PASSPHRASE, new Date().toISOString(), TEST_COST);
const digests = store.datasets().map(({ id, wave }) => [wave, digestDataset(store, id, false)]);
store.close();
process.send?.(Object.fromEntries(digests));
process.disconnect?.();
