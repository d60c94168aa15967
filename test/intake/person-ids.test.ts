import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashingPersonIds, PersonIds, tidyId } from '../../electron/person-ids.ts';
import type { Chunk, ChunkSink } from '../../core/intake/reader.ts';

const key = Uint8Array.from({ length: 32 }, (_, at) => (at * 7 + 3) % 256);

describe('identifiers of people', () => {
  it('become what HMAC-SHA-256 says, cut to 128 bits', () => {
    const ids = new PersonIds(key);
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (id) => {
        const tidy = tidyId(id);
        const expected = tidy === '' ? '' : createHmac('sha256', key).update(tidy).digest('hex').slice(0, 32);
        expect(ids.hash(id)).toBe(expected);
      }),
    );
  });

  it('are the same for the ways in which systems write one', () => {
    const ids = new PersonIds(key);
    for (const pair of [
      ['00123', '123'],
      ['123.0', '123'],
      [' e12 ', 'E12'],
      ['Anna.Lee@x.uk', 'anna.lee@X.UK'],
    ] as const)
      expect(ids.hash(pair[0])).toBe(ids.hash(pair[1]));
    for (const pair of [
      ['0', '00'],
      ['E012', 'E12'],
      ['10', '1'],
    ] as const) {
      expect(ids.hash(pair[0]) === ids.hash(pair[1])).toBe(pair[0] === '0');
    }
  });

  it('do not join across projects', () => {
    expect(new PersonIds(key).hash('E12')).not.toBe(new PersonIds(key.toReversed()).hash('E12'));
  });

  it('are hashed on their way into the project, blank ones stay blank, other columns as they are', () => {
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
    expect(Array.from(hashed.offsets)).toEqual([0, 32, 32, 64]);
    const ids = new PersonIds(key);
    expect(Buffer.from(hashed.bytes).toString()).toBe(ids.hash('E1') + ids.hash('E20'));
  });
});
