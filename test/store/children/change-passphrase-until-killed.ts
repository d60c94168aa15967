import { writeSync } from 'node:fs';
import { openProject } from '../../../electron/store/project-store.ts';
import { NOW, TEST_COST } from '../constants.ts';

/** Changes the passphrase from `first` to `first+`, `first++` and so on, and says so after each. */
const [, , path = '', first = ''] = process.argv;
const store = openProject(path, first, NOW, TEST_COST);
writeSync(1, `${first}\n`);
for (let passphrase = first; ; passphrase += '+') {
  store.changePassphrase(passphrase, `${passphrase}+`, NOW);
  writeSync(1, `${passphrase}+\n`);
}
