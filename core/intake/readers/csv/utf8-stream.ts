import type { ByteSource } from '../../../ports.ts';
import type { EncodingFound } from './encoding.ts';
import { Utf8Check } from '../../reading/bytes/utf8-check.ts';

/** The text of a file transcoded to UTF-8. */
export type Utf8Stream = {
  /**
   * Writes the next bytes into `into[at, at + room)` and returns how many; 0 at the end. `words` is the same memory.
   */
  readonly read: (into: Uint8Array, words: Int32Array, at: number, room: number) => number;
  /** Position in the file itself, in bytes. */
  readonly position: () => number;
  /** False after a byte sequence that the encoding does not allow. */
  readonly isValid: () => boolean;
  /** Whether a NUL character was met. */
  readonly hasNul: () => boolean;
};

/** Starts at `offset` of the file; inside UTF-16 text the offset is moved to a whole character. */
export function openUtf8(source: ByteSource, found: EncodingFound, offset = 0): Utf8Stream {
  const start = Math.max(offset, found.markBytes);
  const { characters } = found;
  if (characters) {
    return transcodedStream(source, start, (...span) => bytesToUtf8(characters, ...span));
  }
  switch (found.encoding) {
    case 'Windows-1252':
      return transcodedStream(source, start, windowsToUtf8);
    case 'UTF-16LE':
      return transcodedStream(source, start & ~1, (...span) => wideToUtf8('little', ...span));
    case 'UTF-16BE':
      return transcodedStream(source, start & ~1, (...span) => wideToUtf8('big', ...span));
    default:
      return plainStream(source, start);
  }
}

function plainStream(source: ByteSource, start: number): Utf8Stream {
  const check = new Utf8Check();
  let position = start;
  return {
    read: (into, words, at, room) => {
      const length = source.read(position, into.subarray(at, at + room));
      position += length;
      check.follow(into, words, at, at + length);
      if (length === 0) check.finish();
      return length;
    },
    position: () => position,
    isValid: () => check.isValid,
    hasNul: () => check.hasNul,
  };
}

/** Transcodes `from[0, length)` into `into` at `at`; returns bytes used and bytes written. */
type Transcode = (from: Uint8Array, length: number, into: Uint8Array, at: number) => Transcoded;
type Transcoded = { readonly used: number; readonly written: number; readonly hasNul: boolean };

const TRANSCODE_BYTES = 1 << 20;

/** UTF-8 bytes for one byte of the source: no encoding below needs more than three. */
const MOST_GROWTH = 3;

function transcodedStream(source: ByteSource, start: number, transcode: Transcode): Utf8Stream {
  const scratch = new Uint8Array(TRANSCODE_BYTES);
  let position = start;
  let hasNul = false;
  return {
    read: (into, _words, at, room) => {
      const wanted = Math.min(TRANSCODE_BYTES, Math.floor(room / MOST_GROWTH) & ~3);
      const length = source.read(position, scratch.subarray(0, wanted));
      const isLast = position + length >= source.size;
      const result = transcode(scratch, length, into, at);
      position += isLast ? length : result.used;
      hasNul ||= result.hasNul;
      return result.written;
    },
    position: () => position,
    isValid: () => true,
    hasNul: () => hasNul,
  };
}

/** 0x80 to 0x9F of Windows-1252 in Unicode (WHATWG Encoding, index windows-1252); the rest equals Latin-1. */
const WINDOWS_SPECIALS = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
  0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
  0x153, 0x9d, 0x17e, 0x178,
];

function windowsToUtf8(from: Uint8Array, length: number, into: Uint8Array, at: number): Transcoded {
  let to = at;
  let hasNul = false;
  for (let index = 0; index < length; index++) {
    const byte = from[index]!;
    if (byte < 0x80) {
      into[to++] = byte;
      if (byte === 0) hasNul = true;
    } else to = writeCharacter(into, to, byte < 0xa0 ? WINDOWS_SPECIALS[byte - 0x80]! : byte);
  }
  return { used: length, written: to - at, hasNul };
}

/** One character of the table for each byte. */
function bytesToUtf8(
  characters: Uint16Array,
  from: Uint8Array,
  length: number,
  into: Uint8Array,
  at: number,
): Transcoded {
  let to = at;
  let hasNul = false;
  for (let index = 0; index < length; index++) {
    const byte = from[index]!;
    if (byte === 0) hasNul = true;
    if (byte < 0x80) into[to++] = byte;
    else to = writeCharacter(into, to, characters[byte]!);
  }
  return { used: length, written: to - at, hasNul };
}

function wideToUtf8(
  order: 'little' | 'big',
  from: Uint8Array,
  length: number,
  into: Uint8Array,
  at: number,
): Transcoded {
  let to = at;
  let index = 0;
  let hasNul = false;
  const unitAt = (place: number): number =>
    order === 'little' ? from[place]! | (from[place + 1]! << 8) : (from[place]! << 8) | from[place + 1]!;
  while (index + 1 < length) {
    let unit = unitAt(index);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      if (index + 3 >= length) break;
      const second = unitAt(index + 2);
      if (second >= 0xdc00 && second <= 0xdfff) {
        unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
        index += 2;
      } else unit = REPLACEMENT;
    } else if (unit >= 0xdc00 && unit <= 0xdfff) unit = REPLACEMENT;
    if (unit === 0) hasNul = true;
    to = writeCharacter(into, to, unit);
    index += 2;
  }
  return { used: index, written: to - at, hasNul };
}

const REPLACEMENT = 0xfffd;

function writeCharacter(into: Uint8Array, at: number, character: number): number {
  let to = at;
  if (character < 0x80) into[to++] = character;
  else if (character < 0x800) {
    into[to++] = 0xc0 | (character >> 6);
    into[to++] = 0x80 | (character & 0x3f);
  } else if (character < 0x10000) {
    into[to++] = 0xe0 | (character >> 12);
    into[to++] = 0x80 | ((character >> 6) & 0x3f);
    into[to++] = 0x80 | (character & 0x3f);
  } else {
    into[to++] = 0xf0 | (character >> 18);
    into[to++] = 0x80 | ((character >> 12) & 0x3f);
    into[to++] = 0x80 | ((character >> 6) & 0x3f);
    into[to++] = 0x80 | (character & 0x3f);
  }
  return to;
}
