import { afterAll, describe, expect, it } from 'vitest';
import { runMutants } from './run-mutants.ts';
import { mutated } from './small-files.ts';

/** Of each format. The numbers settle the mutants: `RUNGS_MUTANTS=3000` reads as many, the same at their head. */
const COUNT = Number(process.env['RUNGS_MUTANTS'] ?? 200);
const MOST_SILENT_MS = 30_000;
/** Node takes 120 of them from source. */
const MOST_MEGABYTES = 384;

let ran = 0;
afterAll(() => console.log(`${ran} mutants of small files were read or refused.`));

describe('a file with something wrong in it', () => {
  it.each(mutated)('is read or refused in a sentence, soon and in little memory: %s', async (format) => {
    const { read, refused, faults, peakMegabytes } = await runMutants(format, 0, COUNT, MOST_SILENT_MS);
    ran += read + refused;
    expect(faults).toEqual([]);
    expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
    // No case, no file: BIFF is written by no test.
    if (format !== 'xls') expect([read > 0, refused > 0]).toEqual([true, true]);
  });
});
