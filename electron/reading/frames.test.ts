import { describe, expect, it } from 'vitest';
import { FrameReader } from './frames.ts';
import { buffersOf, type FromReader } from '../messages/reader-messages.ts';
import { writeFrame } from './pipe.ts';
import { fromReader } from './message-schema.ts';

const columns = [
  { type: 'category' as const, codes: Uint8Array.of(1, 0) },
  { type: 'category' as const, codes: Uint16Array.of(300, 1) },
  { type: 'number' as const, values: Float64Array.of(1.5, Number.NaN) },
  { type: 'date' as const, days: Int32Array.of(-1, 20_000) },
  { type: 'text' as const, offsets: Int32Array.of(0, 2, 2), bytes: Uint8Array.of(65, 66) },
];
const messages: readonly FromReader[] = [
  { type: 'begin', columns: [{ name: 'Größe', type: 'text' }] },
  { type: 'chunk', chunk: { rows: 2, columns } },
  { type: 'chunk', chunk: { rows: 0, columns: [{ type: 'category', codes: new Uint8Array(0) }] } },
  { type: 'end', dictionaries: [['', 'Yes \uD800'], null] },
  { type: 'progress', done: 1, total: 2 },
  { type: 'failed', error: null },
];

function framesOf(sent: readonly FromReader[]): Uint8Array {
  const bytes: number[] = [];
  for (const message of sent) writeFrame(message, (part) => void bytes.push(...part));
  return Uint8Array.from(bytes);
}

function read(bytes: Uint8Array, pieceBytes: number): unknown[] {
  const arrived: unknown[] = [];
  const frames = new FrameReader((message) => void arrived.push(message));
  for (let at = 0; at < bytes.length; at += pieceBytes) frames.take(bytes.slice(at, at + pieceBytes));
  return arrived;
}

/** A frame of JSON without arrays. */
function frameOf(words: string): Uint8Array {
  const text = new TextEncoder().encode(words);
  return Uint8Array.of(text.length & 255, text.length >> 8, 0, 0, ...text);
}

describe('reader messages in a pipe', () => {
  it.each([1, 3, 64, 65_536])('arrive unchanged in pieces of %i bytes', (pieceBytes) => {
    expect(read(framesOf(messages), pieceBytes)).toStrictEqual(messages);
  });

  it('are delivered one by one, each when complete', () => {
    const arrived: unknown[] = [];
    const frames = new FrameReader((message) => void arrived.push(message));
    const bytes = framesOf(messages.slice(0, 2));
    frames.take(bytes.slice(0, -1));
    expect(arrived).toHaveLength(1);
    frames.take(bytes.slice(-1));
    expect(arrived).toHaveLength(2);
  });

  it('bring arrays that can be transferred without a copy', () => {
    const message = fromReader.parse(read(framesOf(messages.slice(1, 2)), 7)[0]);
    expect(message.type === 'chunk' && buffersOf(message.chunk)).toHaveLength(columns.length + 1);
  });

  it("leave the sender's arrays unchanged", () => {
    const codes = Uint8Array.of(1, 2);
    framesOf([{ type: 'chunk', chunk: { rows: 2, columns: [{ type: 'category', codes }] } }]);
    expect([...codes]).toStrictEqual([1, 2]);
  });
});

describe('malformed reader messages', () => {
  it.each([
    ['words without end', Uint8Array.of(255, 255, 255, 255)],
    ['words that are not JSON', frameOf('{"type":')],
    ['more rows than a chunk has', frameOf('{"type":"chunk","rows":65537,"columns":[]}')],
    ['a part of a row', frameOf('{"type":"chunk","rows":0.5,"columns":[]}')],
    ['a column of no known type', frameOf('{"type":"chunk","rows":1,"columns":[{"type":"other"}]}')],
    ['codes of three bytes', frameOf('{"type":"chunk","rows":1,"columns":[{"type":"category","width":3}]}')],
    [
      'text of less than no bytes',
      frameOf('{"type":"chunk","rows":1,"columns":[{"type":"text","byteCount":-1}]}'),
    ],
    [
      'more bytes than a chunk may have',
      frameOf('{"type":"chunk","rows":1,"columns":[{"type":"text","byteCount":2147483647}]}'),
    ],
  ])('is refused: %s', (_, bytes) => {
    expect(() => read(bytes, bytes.length)).toThrow(Error);
  });
});
