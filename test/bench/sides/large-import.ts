import { closeSync, existsSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { reopen } from '../../../core/results/seal.ts';
import { newJobId } from '../../../electron/host/core-host.ts';
import { digestOf } from '../digest.ts';
import { benchFolder, extractPath } from '../extract/extract.ts';
import { createEmptyProject, importExtract, startSession } from '../project.ts';
import type { Side } from '../side.ts';

const COPIES = 10;
const BLOCK_BYTES = 16 << 20;
const largePath = join(benchFolder, 'large.csv');
const largeProjectPath = join(benchFolder, 'large.rungs');

/** Ten million people brought into a project and cross-tabulated. */
export async function prepareOurs(): Promise<Side<unknown>> {
  makeLargeExtract();
  const session = await startSession();
  await createEmptyProject(session, largeProjectPath);
  return {
    async run() {
      const datasetId = await importExtract(session, largePath);
      const { sealed } = await session.ask('analysis.run', {
        jobId: newJobId(),
        analysisId: 'representation',
        datasetId,
        options: { by: 'grade' },
        filters: [],
      });
      return reopen(sealed).value.charts;
    },
    digest: async (charts) => digestOf([JSON.stringify(charts)]),
    close: () => session.host.close(),
  };
}

/** The people of the extract ten times over; made once. */
function makeLargeExtract(): void {
  if (existsSync(largePath)) return;
  const unfinished = `${largePath}.${process.pid}`;
  const from = openSync(extractPath, 'r');
  const to = openSync(unfinished, 'w');
  const block = new Uint8Array(BLOCK_BYTES);
  const head = block.subarray(0, readSync(from, block, 0, BLOCK_BYTES, 0));
  const headingBytes = head.indexOf(10) + 1;
  writeSync(to, head.subarray(0, headingBytes));
  for (let copy = 0; copy < COPIES; copy++) {
    for (let at = headingBytes; ;) {
      const length = readSync(from, block, 0, BLOCK_BYTES, at);
      if (length === 0) break;
      writeSync(to, block, 0, length);
      at += length;
    }
  }
  closeSync(from);
  closeSync(to);
  renameSync(unfinished, largePath);
}
