import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOrganisation } from './organisation.ts';
import { waveYears } from './plan.ts';
import { tellTruth } from './truth.ts';
import { waveFileName, writeWave } from './wave-file.ts';

/** `node assets/demo/generate.ts` writes both extracts and truth.json anew. */
const organisation = createOrganisation();
for (const year of waveYears) {
  writeFileSync(join(import.meta.dirname, waveFileName(year)), writeWave(organisation[year], year));
}
writeFileSync(
  join(import.meta.dirname, 'truth.json'),
  `${JSON.stringify(tellTruth(organisation), null, 2)}\n`,
);
