import { damagedFile } from '../../reading/stat-files/faults.ts';
import type { FieldReader } from '../../reading/stat-files/field-reader.ts';

type Compression = 'none' | 'bytecode' | 'zlib';

export type FileHeader = {
  readonly compression: Compression;
  /** Bias subtracted from compressed numbers. */
  readonly bias: number;
  /** Number of cases; null where the file does not say. */
  readonly cases: number | null;
  /** Element of the weight variable, from 1; 0 where there is none. */
  readonly weightElement: number;
};

const LAYOUT_AT = 64;
const COMPRESSIONS: readonly Compression[] = ['none', 'bytecode', 'zlib'];
const LABEL_BYTES = 84;

/** Reads the first 176 bytes and sets the byte order of `fields`. */
export function readFileHeader(fields: FieldReader): FileHeader {
  fields.skip(LAYOUT_AT);
  fields.isLittleEndian = isLayout(fields.int32());
  if (!fields.isLittleEndian) {
    fields.position -= 4;
    if (!isLayout(fields.int32())) throw damagedFile('its first lines are not those of SPSS data');
  }
  // Case size: often wrong, so computed from the variables.
  fields.skip(4);
  const compression = COMPRESSIONS[fields.int32()];
  if (!compression) throw damagedFile('it is compressed in an unknown way');
  const weightElement = fields.int32();
  const cases = fields.int32();
  const bias = fields.float64();
  fields.skip(LABEL_BYTES);
  return { compression, bias, cases: cases < 0 ? null : cases, weightElement };
}

function isLayout(code: number): boolean {
  return code === 2 || code === 3;
}
