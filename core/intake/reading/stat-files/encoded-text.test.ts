import { describe, expect, it } from 'vitest';
import { AppError } from '../../../errors.ts';
import type { ColumnPlan } from '../columns/column-plan.ts';
import { RowBatch } from '../rows/row-batch.ts';
import { ReadBudget } from '../read-budget.ts';
import { chosenEncoding, EncodedText, knownEncoding } from './encoded-text.ts';

const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);
const plan: ColumnPlan = { name: 'v', kind: { type: 'text' }, tried: [], isFixed: false, isLeftOut: false };

/** The UTF-8 that a cell becomes, as text. */
function cellOf(encoding: string, bytes: readonly number[]): string {
  let cell = '';
  const batch = new RowBatch([plan], new ReadBudget(0), ({ bytes: arena, starts, ends }) => {
    cell = decode(arena.subarray(starts[0], ends[0]), 'utf-8');
    return true;
  });
  new EncodedText(encoding, decode).put(batch, 0, Uint8Array.from(bytes), 0, bytes.length);
  batch.endRow(1);
  batch.flush();
  return cell;
}

describe('text in the encoding of a file', () => {
  it('becomes UTF-8 from encodings of one byte a letter and of several', () => {
    expect(cellOf('Windows-1252', [0x63, 0x61, 0x66, 0xe9, 0x80])).toBe('café€');
    expect(cellOf('windows-1251', [0xcf, 0xf0, 0xe8])).toBe('При');
    expect(cellOf('Shift_JIS', [0x93, 0xfa, 0x96, 0x7b])).toBe('日本');
    expect(cellOf('UTF-8', [0xe6, 0x97, 0xa5, 0x61])).toBe('日a');
  });

  it('loses half a character at its end, and marks what is no character elsewhere', () => {
    expect(cellOf('UTF-8', [0x61, 0xe6, 0x97])).toBe('a');
    expect(cellOf('UTF-8', [0x61, 0xf0, 0x9f, 0x99])).toBe('a');
    expect(cellOf('UTF-8', [0xe9, 0x61])).toBe('\ufffda');
    for (const bad of [
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x80, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ]) {
      expect(cellOf('UTF-8', [...bad, 0x61])).toMatch(/^\ufffd+a$/u);
    }
  });
});

describe('the name of an encoding', () => {
  it('is known in the ways in which files write it', () => {
    expect(knownEncoding('utf8', decode)).toBe('UTF-8');
    expect(knownEncoding('CP1252', decode)).toBe('Windows-1252');
    expect(knownEncoding('windows-1255', decode)).toBe('Windows-1255');
    expect(knownEncoding('ISO-8859-15', decode)).toBe('ISO-8859-15');
  });

  it('is not known where a byte below 128 need not be the letter of ASCII, or where nobody knows it', () => {
    expect(knownEncoding('UTF-16LE', decode)).toBeNull();
    expect(knownEncoding('ISO-2022-JP', decode)).toBeNull();
    expect(knownEncoding('IBM-850', decode)).toBeNull();
    expect(() => chosenEncoding('IBM-850', decode)).toThrow(AppError);
  });
});
