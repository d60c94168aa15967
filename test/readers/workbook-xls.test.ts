import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesFolder } from '../cases.ts';
import { refusalFrom } from './refusal.ts';
import { readTyped } from './typed-table.ts';

const folder = casesFolder();

/** Old Excel as bytes, with some changed: those that follow the first place where `found` stands. */
function changed(found: readonly number[], written: readonly number[]): Uint8Array {
  const bytes = Buffer.from(readFileSync(join(folder ?? '', 'messy_xlsx', 'date.xls')));
  const at = bytes.indexOf(Buffer.from(found));
  expect(at).toBeGreaterThan(0);
  bytes.set(written, at);
  return bytes;
}

describe.skipIf(!folder)('an old Excel workbook (needs the cases folder)', () => {
  it('is refused when its records are locked with a password', async () => {
    // The record of the code page becomes the one that tells of a password.
    const locked = changed([0x42, 0x00, 0x02, 0x00], [0x2f, 0x00]);
    expect(await refusalFrom(() => readTyped(locked))).toBe('intake/encrypted');
  });

  it('is refused by name when it is from before 1997', async () => {
    const older = changed([0x09, 0x08, 0x10, 0x00, 0x00, 0x06], [0x09, 0x08, 0x10, 0x00, 0x00, 0x05]);
    expect(await refusalFrom(() => readTyped(older), 'what')).toMatch(/before 1997/u);
  });

  it('is refused when it is another old Office file', async () => {
    const name = (text: string): number[] => [...Buffer.from(text, 'utf16le')];
    const word = changed(name('Workbook'), name('WordDocu'));
    expect(await refusalFrom(() => readTyped(word), 'what')).toMatch(/no workbook/u);
  });
});
