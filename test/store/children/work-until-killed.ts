import { writeSync } from 'node:fs';
import { CHUNK_ROWS } from '../../../core/intake/reader.ts';
import { openProject } from '../../../electron/store/project-store.ts';
import { importDetails, NOW, PASSPHRASE, profileOf, TEST_COST } from '../constants.ts';

/** Carries out commands without end, and says so after each. */
const [, , path = ''] = process.argv;
const CHUNKS = 3;

const store = openProject(path, PASSPHRASE, NOW, TEST_COST);
say('project.open');
for (let turn = 0; ; turn++) {
  store.chooseScheme(`scheme-${turn}`, NOW);
  say('project.choose-scheme');
  const datasetId = importRows(turn);
  say('dataset.import');
  store.assignAnswers(datasetId, [{ answer: 'x', meaning: { kind: 'group', group: 'intermediate' } }], NOW);
  say('answers.assign');
  if (turn % 2 === 0) {
    store.removeDataset(datasetId, NOW);
    say('dataset.remove');
  }
}

function importRows(turn: number): string {
  const writer = store.beginImport(importDetails);
  writer.begin([{ name: 'pay', type: 'number' }]);
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    const values = new Float64Array(CHUNK_ROWS).fill(turn);
    writer.chunk({ rows: CHUNK_ROWS, columns: [{ type: 'number', values }] });
  }
  writer.end([null]);
  return writer.finish({
    profile: profileOf(CHUNKS * CHUNK_ROWS),
    sha256: String(turn),
    mapping: [{ column: 'pay', field: 'pay' }],
    columnsLeftOut: [],
  });
}

function say(command: string): void {
  writeSync(1, `${command}\n`);
}
