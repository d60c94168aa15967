import { damagedFile } from '../../reading/stat-files/faults.ts';
import type { FieldReader } from '../../reading/stat-files/field-reader.ts';
import { numberOfLong } from './storage.ts';
import { asciiOf, takeText } from './variables.ts';

/** Value labels by label set; text is in the encoding of the file. */
export type LabelSets = ReadonlyMap<string, ReadonlyMap<number, Uint8Array>>;

/** Stata's own limit on a label set ("help limits"). */
const MOST_LABELS = 65_536;

/** Reads one label set: its name, and its texts by value. */
export function readLabelSet(
  fields: FieldReader,
  nameBytes: number,
): readonly [string, ReadonlyMap<number, Uint8Array>] {
  const length = fields.int32();
  const name = asciiOf(takeText(fields, nameBytes));
  fields.skip(3);
  const end = fields.position + length;
  const count = fields.int32();
  const textBytes = fields.int32();
  if (count < 0 || count > MOST_LABELS || textBytes < 0 || 8 + count * 8 + textBytes > length) {
    throw damagedFile('the labels of its values cannot be read');
  }
  const offsets = listOf(count, () => fields.uint32());
  const values = listOf(count, () => fields.int32());
  const texts = fields.take(textBytes);
  const labels = new Map<number, Uint8Array>();
  values.forEach((value, index) => {
    const start = offsets[index]!;
    const stop = texts.indexOf(0, start);
    labels.set(numberOfLong(value), texts.subarray(start, stop < 0 ? textBytes : stop));
  });
  fields.position = end;
  return [name, labels];
}

function listOf(count: number, readOne: () => number): number[] {
  const items: number[] = [];
  for (let index = 0; index < count; index++) items.push(readOne());
  return items;
}
