import { checkWidth, damagedFile } from '../../reading/stat-files/faults.ts';
import type { FieldReader } from '../../reading/stat-files/field-reader.ts';
import { type Extensions, noExtensions, type RawLabel, readExtension } from './extensions.ts';

/** A variable record; text is in the encoding of the file. */
export type RawVariable = {
  /** Position of its value in a case, in elements of eight bytes. */
  readonly element: number;
  /** Width of a string in bytes; 0 for a number. */
  readonly width: number;
  readonly shortName: Uint8Array;
  readonly label: Uint8Array | null;
  readonly format: number;
  readonly missing: RawMissing;
};

/** Missing values: up to three discrete ones, or a range and perhaps one more. */
export type RawMissing = { readonly isRange: boolean; readonly values: readonly Uint8Array[] };

/** Value labels, and the elements whose variables use them. */
type LabelSet = { readonly labels: readonly RawLabel[]; readonly elements: readonly number[] };

export type Dictionary = {
  readonly variables: readonly RawVariable[];
  readonly labelSets: readonly LabelSet[];
  readonly extensions: Extensions;
  /** Number of elements in a case. */
  readonly elements: number;
};

const ELEMENT_BYTES = 8;
const DOCUMENT_LINE_BYTES = 80;
/** Most labels of one record, the most categories of a column. */
const MOST_LABELS = 65_535;

/** Reads the dictionary: the records between file header and cases (PSPP developers guide, "System File Format"). */
export function readDictionary(fields: FieldReader): Dictionary {
  const variables: RawVariable[] = [];
  const labelSets: LabelSet[] = [];
  const extensions = noExtensions();
  let elements = 0;
  for (;;) {
    const record = fields.int32();
    if (record === 2) {
      const variable = readVariable(fields, elements++);
      if (variable) variables.push(variable);
      checkWidth(variables.length, elements * ELEMENT_BYTES);
    } else if (record === 3) labelSets.push(readLabelSet(fields));
    else if (record === 6) fields.skip(fields.int32() * DOCUMENT_LINE_BYTES);
    else if (record === 7) readExtension(fields, extensions);
    else if (record === 999) break;
    else throw damagedFile('the description of its columns cannot be read');
  }
  fields.skip(4);
  checkWidth(variables.length, elements * ELEMENT_BYTES);
  checkElements(variables, elements);
  return { variables, labelSets, extensions, elements };
}

/** Null for a continuation record of a string variable. */
function readVariable(fields: FieldReader, element: number): RawVariable | null {
  const width = fields.int32();
  const hasLabel = fields.int32() !== 0;
  const missingCode = fields.int32();
  const format = (fields.int32() >> 16) & 0xff;
  // Write format, unused.
  fields.skip(4);
  const shortName = fields.take(8);
  const label = hasLabel ? readPadded(fields, fields.int32(), 4) : null;
  const values = Array.from({ length: missingCount(missingCode) }, () => fields.take(8));
  if (width < -1 || width > 255) throw damagedFile('a column in it has an impossible width');
  return width === -1
    ? null
    : { element, width, shortName, label, format, missing: { isRange: missingCode < 0, values } };
}

function missingCount(code: number): number {
  if (![0, 1, 2, 3, -2, -3].includes(code))
    throw damagedFile('the missing values of a column cannot be read');
  return Math.abs(code);
}

/** Reads `length` bytes; the file pads them to a multiple of `multiple`. */
function readPadded(fields: FieldReader, length: number, multiple: number): Uint8Array {
  const bytes = fields.take(length);
  fields.skip((multiple - (length % multiple)) % multiple);
  return bytes;
}

/** A value label record, and the record behind it that names its variables. */
function readLabelSet(fields: FieldReader): LabelSet {
  const labels = readMany(fields.int32(), () => {
    const value = fields.take(8);
    const length = fields.uint8();
    const text = fields.take(length);
    fields.skip(7 - (length % 8));
    return { value, text };
  });
  if (fields.int32() !== 4) throw damagedFile('labels in it belong to no column');
  const elements = readMany(fields.int32(), () => fields.int32() - 1);
  return { labels, elements };
}

function readMany<Item>(count: number, readOne: () => Item): Item[] {
  if (count < 0 || count > MOST_LABELS) throw damagedFile('a count of its labels is impossible');
  const items: Item[] = [];
  for (let index = 0; index < count; index++) items.push(readOne());
  return items;
}

/** Checks that a string of width w has as many elements as its bytes need, with no other variable among them. */
function checkElements(variables: readonly RawVariable[], elements: number): void {
  variables.forEach(({ element, width }, index) => {
    const next = variables[index + 1]?.element ?? elements;
    if (next - element !== Math.max(1, Math.ceil(width / ELEMENT_BYTES))) {
      throw damagedFile('the widths of its columns contradict one another');
    }
  });
}
