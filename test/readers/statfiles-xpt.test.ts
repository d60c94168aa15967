import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { xptReader } from '../../core/intake/readers/xpt/reader.ts';
import reference from '../references/sas-transport.json' with { type: 'json' };
import { readTyped, readTypedBy } from './typed-table.ts';

const RECORD = 80;
const files = reference.files.map(({ hex, ...rest }) => ({
  ...rest,
  bytes: new Uint8Array(Buffer.from(hex, 'hex')),
}));

function fileOf(version: number): Uint8Array {
  return files.find((each) => each.version === version)!.bytes.slice();
}

/** Where rows begin, and how long one is, in the first file of version 5. */
const ROWS_AT = 22 * RECORD;

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

describe('SAS transport files', () => {
  it.each(files)(
    'are read as haven reads them: version $version, $rows rows',
    async ({ bytes, rows, columns }) => {
      const { profile, columns: read } = await readTyped(bytes);
      expect(profile.format).toBe('xpt');
      expect(profile.rows).toBe(rows);
      expect(profile.columns.map(({ name, label }) => [name, label])).toEqual(
        Object.entries(columns).map(([name, { label }]) => [name, label]),
      );
      expect(read).toEqual(
        Object.fromEntries(Object.entries(columns).map(([name, { values }]) => [name, values])),
      );
    },
  );

  it('leave every missing value blank, whichever of the 28 it is', async () => {
    const bytes = fileOf(5);
    const at = textOf(bytes).indexOf('Senior', ROWS_AT) + 7;
    for (const mark of ['.', '_', 'A', 'Z']) {
      bytes.set([mark.charCodeAt(0), 0, 0, 0, 0, 0, 0, 0], at);
      const { columns } = await readTyped(bytes);
      expect(columns['pay']?.[0]).toBeNull();
    }
    bytes.set([0x80, 0, 0, 0, 0, 0, 0, 0], at);
    expect((await readTyped(bytes)).columns['pay']?.[0]).toBe(0);
  });

  it('give their first data set, and say that there are more', async () => {
    const bytes = fileOf(5);
    const member = bytes.subarray(3 * RECORD);
    const { profile } = await readTyped(new Uint8Array([...bytes, ...member, ...member]));
    expect(profile.rows).toBe(5);
    expect(profile.remarks).toContain('The file holds 3 data sets; the first of them was read.');
  });

  it('are read in the encoding that their bytes look like, or that a person chose', async () => {
    const bytes = fileOf(5);
    const at = textOf(bytes).indexOf('Z\u00c3\u00bcrich');
    bytes.set([0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68, 0x20], at);
    const guessed = await readTyped(bytes);
    expect(guessed.columns['grade']?.[3]).toBe('Zürich');
    expect(guessed.profile.encoding).toBe('Windows-1252');
    expect(guessed.profile.remarks.join(' ')).toContain('does not say how its text is encoded');
    const chosen = await readTyped(bytes, { encoding: 'iso-8859-5' });
    expect(chosen.columns['grade']?.[3]).toBe('Zќrich');
  });

  it('say so where labels of values are in a file of their own', async () => {
    const bytes = fileOf(5);
    // The format of `pay`, the third of 140 bytes each.
    bytes.set(Buffer.from('PAYBAND '), 8 * RECORD + 2 * 140 + 56);
    const { profile } = await readTyped(bytes);
    expect(profile.remarks).toContain(
      'pay: the labels of its values are in a format that is not in the file.',
    );
  });
});

describe('damaged SAS transport files', () => {
  const outcomeOf = async (bytes: Uint8Array): Promise<'read' | AppError> => {
    try {
      await readTypedBy(xptReader, bytes);
      return 'read';
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  };

  it('are refused where they are cut, but between records of their rows, which are not counted anywhere', async () => {
    const bytes = fileOf(8);
    const dataAt = textOf(bytes).indexOf('OBSV8') - 20 + RECORD;
    for (let length = 0; length < bytes.length; length++) {
      const outcome = await outcomeOf(bytes.subarray(0, length));
      expect(outcome === 'read').toBe(length >= dataAt && length % RECORD === 0);
    }
  });

  it('never do anything but fail clearly or be read where bytes are changed', async () => {
    const change = fc.tuple(fc.nat(8 * RECORD + 7 * 140), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(5, 8),
        async (changes, version) => {
          const bytes = fileOf(version);
          for (const [at, byte] of changes) bytes[at] = byte;
          expect(await outcomeOf(bytes)).toBeDefined();
        },
      ),
      { numRuns: 400, seed: 11 },
    );
  });

  it('do not take memory for columns or rows that are not there', async () => {
    const many = fileOf(5);
    many.set(Buffer.from('999999'), textOf(many).indexOf('NAMESTR') - 20 + 52);
    expect(await outcomeOf(many)).toMatchObject({ detail: { code: 'intake/too-wide' } });
    const wide = fileOf(5);
    new DataView(wide.buffer).setUint32(8 * RECORD + 84, 0xffff_fff0);
    expect(await outcomeOf(wide)).toMatchObject({ detail: { code: 'intake/too-wide' } });
  });
});
