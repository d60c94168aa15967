import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder } from '../read-extract.ts';
import { createOrganisation } from './organisation.ts';
import { waveYears } from './plan.ts';
import { tellTruth } from './truth.ts';
import { waveFileName, writeWave } from './wave-file.ts';

/** `node test/demo/generator/generate.ts` writes both extracts and truth.json of assets/demo anew. */
const organisation = createOrganisation();
for (const year of waveYears) {
  writeFileSync(join(demoFolder, waveFileName(year)), writeWave(organisation[year], year));
}
writeFileSync(join(demoFolder, 'truth.json'), `${JSON.stringify(tellTruth(organisation), null, 2)}\n`);
