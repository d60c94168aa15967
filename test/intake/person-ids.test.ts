import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk, ChunkSink } from '../../core/intake/reader.ts';
import { hashingPersonIds, PersonIds, tidyId } from '../../electron/project/import/person-ids.ts';

const key = Uint8Array.from({ length: 32 }, (_, at) => (at * 7 + 3) % 256);

function hashAll(ids: readonly string[], own = key): string[] {
  const parts = ids.map((id) => Buffer.from(id, 'utf8'));
  let used = 0;
  const offsets = Int32Array.from([Buffer.alloc(0), ...parts], (part) => (used += part.length));
  const { bytes, offsets: ends } = new PersonIds(own).hashColumn({
    type: 'text',
    offsets,
    bytes: new Uint8Array(Buffer.concat(parts)),
  });
  return ids.map((_, row) => Buffer.from(bytes.subarray(ends[row], ends[row + 1])).toString());
}

/** The block of one identifier by itself, as the definition has it. */
function expectedOf(id: string): string {
  const text = Buffer.from(tidyId(id), 'utf8');
  if (text.length === 0) return '';
  const block = Buffer.alloc(16);
  if (text.length <= 15) {
    text.copy(block);
    block[15] = text.length;
  } else {
    createHash('sha256').update(text).digest().copy(block, 0, 0, 15);
    block[15] = 255;
  }
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const zeros = /^\s*(0*)\d(?:\d*)(?:\.0+)?\s*$/.exec(id)?.[1]?.length ?? 0;
  const mark = zeros === 0 || /[^\d. ]/.test(id) ? '' : String.fromCharCode(64 + zeros);
  return cipher.update(block).toString('hex').slice(0, 24) + mark;
}

const id = fc.oneof(
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.stringMatching(/^ {0,2}[A-Za-z0-9.@_-]{0,20} {0,2}$/),
  fc.integer({ min: 0, max: 99_999 }).map((number) => String(number).padStart(7, '0')),
);

describe('identifiers of people', () => {
  it('are hashed as one block of AES-256 each, in any number', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 30 }), (ids) => {
        expect(hashAll(ids)).toEqual(ids.map(expectedOf));
      }),
    );
  });

  it('are equal for spellings of one identifier, and for no others', () => {
    for (const [one, other] of [
      ['123.0', '123'],
      ['00123.0', '00123'],
      [' e12 ', 'E12'],
      ['Anna.Lee@x.uk', 'anna.lee@X.UK'],
    ] as const) {
      const [first, second] = hashAll([one, other]);
      expect(first).toBe(second);
    }
    const different = [
      '0',
      '00',
      '0100',
      '100',
      'E012',
      'E12',
      '10',
      '1',
      '12.5',
      '125',
      'a',
      'aa',
      'x'.repeat(15),
      'x'.repeat(16),
      'x'.repeat(17),
    ];
    expect(new Set(hashAll(different)).size).toBe(different.length);
  });

  it('with leading zeros equal those without, plus a letter that counts the zeros', () => {
    const [plain, one, six] = hashAll(['7', '07', ' 0000007 ']);
    expect([one, six]).toEqual([`${plain}A`, `${plain}F`]);
  });

  it('in scientific notation become blank', () => {
    expect(hashAll(['1.23457E+11', '2E+05', '1,5e+10'])).toEqual(['', '', '']);
    expect(hashAll(['1E11', 'a+b@x.uk', 'E+5']).every((hash) => hash.length === 24)).toBe(true);
  });

  it('do not match across projects', () => {
    expect(hashAll(['E12'])).not.toEqual(hashAll(['E12'], key.toReversed()));
  });

  it('are hashed on import; blank ones stay blank, other columns unchanged', () => {
    const kept: Chunk[] = [];
    const writer: ChunkSink = {
      begin: () => undefined,
      chunk: (chunk) => void kept.push(chunk),
      end: () => undefined,
    };
    const sink = hashingPersonIds(writer, 'Staff No', () => key);
    sink.begin([
      { name: 'grade', type: 'category' },
      { name: 'Staff No', type: 'text' },
    ]);
    const codes = Uint8Array.of(1, 2, 0);
    const text = { type: 'text', offsets: Int32Array.of(0, 2, 2, 5), bytes: Buffer.from('E1E20') } as const;
    sink.chunk({ rows: 3, columns: [{ type: 'category', codes }, text] });
    const [grade, hashed] = kept[0]?.columns ?? [];
    expect(grade).toEqual({ type: 'category', codes });
    if (hashed?.type !== 'text') throw new Error('The column is not text any more.');
    expect(Array.from(hashed.offsets)).toEqual([0, 24, 24, 48]);
    expect(Buffer.from(hashed.bytes).toString()).toBe(hashAll(['E1', 'E20']).join(''));
  });
});
