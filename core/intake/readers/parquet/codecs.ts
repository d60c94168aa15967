import type { CompressionCodec } from 'hyparquet';
import { decompressBrotli, decompressGzip, decompressZstd } from 'hyparquet-compressors';
import { AppError } from '../../../errors.ts';
import { countOf, damaged, tooLarge } from '../../reading/binary-columns/damage.ts';
import { decodeLz4Block } from '../../reading/binary-columns/lz4-block.ts';
import { MOST_PAGE_BYTES } from './page-values.ts';
import { unpackSnappy } from './snappy.ts';

/** Decompresses to exactly `size` bytes. Errors: intake/damaged-file, intake/file-too-large, intake/unknown-format. */
export function decompress(stored: Uint8Array, size: number, codec: CompressionCodec): Uint8Array {
  if (size > MOST_PAGE_BYTES) throw tooLarge('A page of the Parquet file is too large to be read.');
  const page = countOf(size) === 0 ? new Uint8Array(0) : decompressors[codec](stored, size);
  if (page.length !== size) throw damaged();
  return page;
}

type Decompress = (stored: Uint8Array, size: number) => Uint8Array;

/** Snappy and LZ4 are our own: the library's loop for ever, or read backwards, on negative lengths. */
const decompressors: Readonly<Record<CompressionCodec, Decompress>> = {
  UNCOMPRESSED: (stored) => stored,
  SNAPPY: unpackSnappy,
  GZIP: decompressGzip,
  BROTLI: decompressBrotli,
  ZSTD: (stored, size) => decompressZstd(stored, new Uint8Array(size)),
  LZ4: unpackLz4,
  LZ4_RAW: unpackLz4Block,
  LZO: () => {
    throw new AppError(
      'intake/unknown-format',
      'The Parquet file is compressed with LZO, which Rungs does not read.',
      'Write the table again with Snappy, Zstandard or no compression, or export it as CSV.',
    );
  },
};

function unpackLz4Block(stored: Uint8Array, size: number): Uint8Array {
  const page = new Uint8Array(size);
  if (decodeLz4Block(stored, 0, stored.length, page, 0) !== size) throw damaged();
  return page;
}

const HADOOP_HEADER_BYTES = 8;

/**
 * Parquet's deprecated LZ4: Hadoop frames, each block preceded by its unpacked and packed sizes, or one plain block
 * (Apache Parquet, Compression.md, "LZ4").
 */
function unpackLz4(stored: Uint8Array, size: number): Uint8Array {
  const page = new Uint8Array(size);
  const view = new DataView(stored.buffer, stored.byteOffset, stored.byteLength);
  let filled = 0;
  for (let at = 0; at < stored.length;) {
    const from = at + HADOOP_HEADER_BYTES;
    if (from > stored.length) return unpackLz4Block(stored, size);
    const end = from + view.getUint32(at + 4);
    const wanted = filled + view.getUint32(at);
    if (end > stored.length || wanted > size) return unpackLz4Block(stored, size);
    if (decodeLz4Block(stored, from, end, page, filled) !== wanted) return unpackLz4Block(stored, size);
    filled = wanted;
    at = end;
  }
  return filled === size ? page : unpackLz4Block(stored, size);
}
