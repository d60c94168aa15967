import { damagedFile } from '../../reading/stat-files/faults.ts';
import type { FieldReader } from '../../reading/stat-files/field-reader.ts';

export type RawLabel = { readonly value: Uint8Array; readonly text: Uint8Array };

/** Contents of the extension records (type 7); those that only concern display are skipped. */
export type Extensions = {
  codePage: number | null;
  encodingName: Uint8Array | null;
  systemMissing: number;
  longNames: Uint8Array | null;
  veryLongStrings: Uint8Array | null;
  /** Number of cases; null where the file does not say. */
  cases: number | null;
  readonly longLabels: { readonly name: Uint8Array; readonly labels: readonly RawLabel[] }[];
  readonly longMissing: { readonly name: Uint8Array; readonly values: readonly Uint8Array[] }[];
};

export function noExtensions(): Extensions {
  return {
    codePage: null,
    encodingName: null,
    systemMissing: -Number.MAX_VALUE,
    longNames: null,
    veryLongStrings: null,
    cases: null,
    longLabels: [],
    longMissing: [],
  };
}

const INTEGER_INFO = 3;
const FLOAT_INFO = 4;
const LONG_NAMES = 13;
const VERY_LONG_STRINGS = 14;
const CASES = 16;
const ENCODING = 20;
const LONG_LABELS = 21;
const LONG_MISSING = 22;

export function readExtension(fields: FieldReader, found: Extensions): void {
  const subtype = fields.int32();
  const size = fields.int32();
  const count = fields.int32();
  if (size < 0 || count < 0) throw damagedFile('a length in it is below zero');
  const end = fields.position + size * count;
  switch (subtype) {
    case INTEGER_INFO:
      if (size * count >= 32) {
        fields.skip(28);
        found.codePage = fields.int32();
      }
      break;
    case FLOAT_INFO:
      if (size * count >= 8) found.systemMissing = fields.float64();
      break;
    case LONG_NAMES:
      found.longNames = fields.take(size * count);
      break;
    case VERY_LONG_STRINGS:
      found.veryLongStrings = fields.take(size * count);
      break;
    case CASES:
      if (size * count >= 16) {
        fields.skip(8);
        found.cases = caseCount(fields);
      }
      break;
    case ENCODING:
      found.encodingName = fields.take(size * count);
      break;
    case LONG_LABELS:
      while (fields.position < end) found.longLabels.push(readLongLabels(fields));
      break;
    case LONG_MISSING:
      while (fields.position < end) found.longMissing.push(readLongMissing(fields));
      break;
    default:
      break;
  }
  if (fields.position > end) throw damagedFile('a record in it is longer than it says');
  fields.skip(end - fields.position);
}

/** All bits set mean an unknown count. */
function caseCount(fields: FieldReader): number | null {
  const cases = fields.count(8);
  return cases >= Number.MAX_SAFE_INTEGER ? null : cases;
}

function readLongLabels(fields: FieldReader): Extensions['longLabels'][number] {
  const name = fields.take(fields.int32());
  // Width of the variable, known from its record.
  fields.skip(4);
  const count = fields.int32();
  const labels: RawLabel[] = [];
  for (let index = 0; index < count; index++) {
    const value = fields.take(fields.int32());
    labels.push({ value, text: fields.take(fields.int32()) });
  }
  return { name, labels };
}

function readLongMissing(fields: FieldReader): Extensions['longMissing'][number] {
  const name = fields.take(fields.int32());
  const count = fields.uint8();
  const length = fields.int32();
  const values: Uint8Array[] = [];
  for (let index = 0; index < count; index++) values.push(fields.take(length));
  return { name, values };
}
