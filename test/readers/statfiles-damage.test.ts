import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { dtaReader } from '../../core/intake/readers/dta/reader.ts';
import { savReader } from '../../core/intake/readers/sav/reader.ts';
import type { Reader } from '../../core/intake/reader.ts';
import { type DtaVariable, writeDta } from './dta-writer.ts';
import { type SavVariable, writeSav } from './sav-writer.ts';
import { readTypedBy } from './typed-table.ts';

const labels = [
  [1, 'Yes'],
  [2, 'No'],
] as const;

const savVariables: readonly SavVariable[] = [
  { name: 'A', longName: 'Answer', label: 'An answer', labels, missing: [2], values: [1, 2, null, 300.5] },
  { name: 'T', width: 12, labels: [['x', 'Ex']], missing: ['y'], values: ['x', 'y', 'twelve bytes', ''] },
  { name: 'LONG', width: 256, values: ['a'.repeat(256), 'b', '', 'd'] },
  { name: 'D', format: 20, values: [13_744_944_000, 0, null, 1] },
];
const dtaVariables: readonly DtaVariable[] = [
  { name: 'a', type: 'byte', labels: [...labels, ['.a', 'Refused']], values: [1, 2, '.a', '.'] },
  { name: 't', type: 'str4', values: ['x', 'four', '', 'é'] },
  { name: 'd', type: 'long', format: '%td', values: [0, 1, '.', -5] },
  { name: 'f', type: 'double', values: [1.5, '.', 2, 3] },
];
const longText: DtaVariable = { name: 'l', type: 'strL', values: ['long', '', 'text', 'long'] };

/** Of the labels of `a` in releases before 117. */
const OLD_LABEL_SET_BYTES = 4 + 33 + 3 + 8 + 3 * 8 + 'Yes,No,Refused,'.length;

type Sample = { readonly name: string; readonly reader: Reader; readonly bytes: Uint8Array };

const samples: readonly Sample[] = [
  ...(['none', 'bytecode', 'zlib'] as const).flatMap((compression) =>
    [false, true].map((isBigEndian) => ({
      name: `an SPSS file, ${compression}${isBigEndian ? ', big-endian' : ''}`,
      reader: savReader,
      bytes: writeSav(savVariables, { compression, isBigEndian, longCases: 4, codePage: 65_001 }),
    })),
  ),
  ...([113, 115, 117, 118, 119] as const).map((release) => ({
    name: `a Stata file of release ${release}`,
    reader: dtaReader,
    bytes: writeDta(release < 117 ? dtaVariables : [...dtaVariables, longText], {
      release,
      isBigEndian: release === 115 || release === 119,
    }),
  })),
];

/** Reads a file that may be damaged; anything but a table or an AppError fails the test. */
async function outcomeOf({ reader }: Sample, bytes: Uint8Array): Promise<'read' | AppError> {
  try {
    const { profile } = await readTypedBy(reader, bytes);
    expect(profile.rows).toBeGreaterThanOrEqual(0);
    return 'read';
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

describe('damaged files of SPSS and Stata', () => {
  for (const sample of samples) {
    it(`are refused wherever ${sample.name} is cut`, async () => {
      const read: number[] = [];
      for (let length = 0; length < sample.bytes.length; length++) {
        if ((await outcomeOf(sample, sample.bytes.subarray(0, length))) === 'read') read.push(length);
      }
      expect(read.filter((length) => !isWholeAt(sample, length))).toEqual([]);
    });

    it(`never do anything but fail clearly or be read where bytes of ${sample.name} are changed`, async () => {
      const changes = fc.array(
        fc.tuple(
          fc.nat(sample.bytes.length - 1),
          fc.oneof(fc.constantFrom(0, 0x7f, 0x80, 0xff), fc.nat(255)),
        ),
        { minLength: 1, maxLength: 4 },
      );
      await fc.assert(
        fc.asyncProperty(changes, async (places) => {
          const bytes = sample.bytes.slice();
          for (const [at, byte] of places) bytes[at] = byte;
          const outcome = await outcomeOf(sample, bytes);
          if (outcome !== 'read') expect(outcome.detail.code).toMatch(/^intake\//u);
        }),
        { numRuns: 300 },
      );
    });
  }

  /** A tagged Stata file lacks nothing without its last tag, and an old one may end where its labels would begin. */
  function isWholeAt({ name, bytes }: Sample, length: number): boolean {
    if (/release 11[35]/u.test(name)) return length === bytes.length - OLD_LABEL_SET_BYTES;
    return name.includes('Stata') && length >= bytes.length - '</stata_dta>'.length;
  }

  it('are refused where an SPSS file claims more cases than it has', async () => {
    for (const compression of ['none', 'bytecode', 'zlib'] as const) {
      const bytes = writeSav(savVariables, { compression, cases: 2_000_000_000 });
      await expect(readTypedBy(savReader, bytes)).rejects.toThrow('The file ends too early');
    }
  });

  it('are refused where a Stata file claims more rows than it has', async () => {
    for (const release of [113, 118] as const) {
      const bytes = writeDta(dtaVariables, { release, rows: 2_000_000_000 });
      await expect(readTypedBy(dtaReader, bytes)).rejects.toThrow('The file ends too early');
    }
  });

  it('are refused where a compressed block does not match its checksum', async () => {
    const bytes = writeSav(savVariables, { compression: 'zlib' });
    // Behind the block stand the two times 24 bytes that say where it is.
    const lastOfBlock = bytes.length - 49;
    bytes[lastOfBlock] = bytes[lastOfBlock]! ^ 1;
    await expect(readTypedBy(savReader, bytes)).rejects.toThrow('does not match its checksum');
  });

  it('are refused where a compressed block inflates to more than it says', async () => {
    const bytes = writeSav(
      [{ name: 'T', width: 248, values: Array.from({ length: 1_000 }, () => 'x'.repeat(248)) }],
      { compression: 'zlib' },
    );
    const sizeAt = bytes.length - 8;
    new DataView(bytes.buffer).setInt32(sizeAt, 1_000, true);
    await expect(readTypedBy(savReader, bytes)).rejects.toThrow('The file is damaged');
  });

  it('are refused where a file has more columns than anyone keeps', async () => {
    const wide = Array.from({ length: 10_001 }, (_, index) => ({ name: `V${index}`, values: [] }));
    await expect(readTypedBy(savReader, writeSav(wide))).rejects.toThrow(
      'more columns than Rungs reads (10,000)',
    );
  });
});
