import type { ByteSource } from '../../../ports.ts';
import { damagedFile } from '../../reading/stat-files/faults.ts';
import { FieldReader } from '../../reading/stat-files/field-reader.ts';
import { type Description, otherRelease } from './description.ts';
import { readLabelSet } from './value-labels.ts';
import { checkRows, readVariables } from './variables.ts';

const LABEL_AND_TIME_BYTES = 99;
const FIRST_RELEASE = 113;
const NAME_BYTES = 33;
const noTags = { open: () => {}, close: () => {} };

/** Releases 113 to 115, written by Stata 8 to 12. */
export function describeBinary(source: ByteSource): Description {
  const fields = new FieldReader(source);
  const release = fields.uint8();
  if (release < FIRST_RELEASE) throw otherRelease();
  fields.isLittleEndian = fields.uint8() === 2;
  fields.skip(2);
  const count = fields.uint16();
  const rows = fields.int32();
  if (rows < 0) throw damagedFile('its number of rows is below zero');
  fields.skip(LABEL_AND_TIME_BYTES);
  const widths = {
    nameBytes: NAME_BYTES,
    formatBytes: release === 113 ? 12 : 49,
    labelBytes: 81,
    sortBytes: 2,
    isOld: true,
  } as const;
  const variables = readVariables(fields, count, widths, noTags);
  skipCharacteristics(fields);
  const dataStart = fields.position;
  const rowBytes = checkRows(variables, rows, source.size - dataStart);
  fields.position = dataStart + rows * rowBytes;
  const labelSets = new Map<string, ReadonlyMap<number, Uint8Array>>();
  while (fields.position < source.size) labelSets.set(...readLabelSet(fields, NAME_BYTES));
  const { isLittleEndian } = fields;
  return { release, isLittleEndian, variables, rows, rowBytes, dataStart, labelSets, longTexts: null };
}

/** Skips characteristics (notes of programs); one of type 0 ends them. */
function skipCharacteristics(fields: FieldReader): void {
  for (;;) {
    const type = fields.uint8();
    const length = fields.int32();
    if (type === 0) return;
    fields.skip(length);
  }
}
