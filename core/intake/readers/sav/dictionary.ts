import { checkWidth, damagedFile } from '../../reading/stat-files/faults.ts';
import type { FieldReader } from '../../reading/stat-files/field-reader.ts';
import { type Extensions, noExtensions, type RawLabel, readExtension } from './extensions.ts';

/** A variable as its record describes it; text is still in the encoding of the file. */
export type RawVariable = {
  /** Where its value starts in a case, in elements of eight bytes. */
  readonly element: number;
  /** 0 of a number, else the width of a string in bytes. */
  readonly width: number;
  readonly shortName: Uint8Array;
  readonly label: Uint8Array | null;
  readonly format: number;
  readonly missing: RawMissing;
};

/** Up to three single values, or a range and perhaps one value. */
export type RawMissing = { readonly isRange: boolean; readonly values: readonly Uint8Array[] };

/** Labels and the elements whose variables they belong to. */
type LabelSet = { readonly labels: readonly RawLabel[]; readonly elements: readonly number[] };

export type Dictionary = {
  readonly variables: readonly RawVariable[];
  readonly labelSets: readonly LabelSet[];
  readonly extensions: Extensions;
  /** Elements of a case. */
  readonly elements: number;
};

const ELEMENT_BYTES = 8;
const DOCUMENT_LINE_BYTES = 80;
/** Of one record; a column has no more answers than a category, and a file no more columns. */
const MOST_LABELS = 65_535;

/**
 * The records between the header of the file and its cases. The format is described in the PSPP developers guide,
 * "System File Format".
 */
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

/** Null for the record of a further element of a string. */
function readVariable(fields: FieldReader, element: number): RawVariable | null {
  const width = fields.int32();
  const hasLabel = fields.int32() !== 0;
  const missingCode = fields.int32();
  const format = (fields.int32() >> 16) & 0xff;
  // The format for writing, which is of no use here.
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

/** Bytes, of which the file has a multiple of `multiple`. */
function readPadded(fields: FieldReader, length: number, multiple: number): Uint8Array {
  const bytes = fields.take(length);
  fields.skip((multiple - (length % multiple)) % multiple);
  return bytes;
}

/** A record of labels and the record that follows it and says whose they are. */
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

/** A string of width w takes as many elements as it has bytes for, and no variable stands among them. */
function checkElements(variables: readonly RawVariable[], elements: number): void {
  variables.forEach(({ element, width }, index) => {
    const next = variables[index + 1]?.element ?? elements;
    if (next - element !== Math.max(1, Math.ceil(width / ELEMENT_BYTES))) {
      throw damagedFile('the widths of its columns contradict one another');
    }
  });
}
