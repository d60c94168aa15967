import { checkWidth, truncatedFile } from '../../reading/stat-files/faults.ts';
import type { FieldReader } from '../../reading/stat-files/field-reader.ts';
import { type Storage, storageOf, storedBytes } from './storage.ts';

/** A variable as described in the file; text is in the encoding of the file. */
export type RawVariable = {
  readonly name: Uint8Array;
  readonly label: Uint8Array;
  readonly format: string;
  /** Name of its label set; '' where it has none. */
  readonly labelSet: string;
  readonly storage: Storage;
  /** Offset of its value within a row. */
  readonly offset: number;
};

/** Field widths that differ between releases. */
export type Widths = {
  readonly nameBytes: number;
  readonly formatBytes: number;
  readonly labelBytes: number;
  readonly sortBytes: 2 | 4;
  readonly isOld: boolean;
};

/** `open` and `close` step over tags, in releases that have them. */
export type Tags = { readonly open: (name: string) => void; readonly close: (name: string) => void };

/** Reads the lists that describe the variables; every release has them in the same order. */
export function readVariables(fields: FieldReader, count: number, widths: Widths, tags: Tags): RawVariable[] {
  const listOf = <Item>(tag: string, readOne: () => Item, length = count): Item[] => {
    tags.open(tag);
    const items = Array.from({ length }, readOne);
    tags.close(tag);
    return items;
  };
  checkWidth(count, 0);
  const { nameBytes, formatBytes, labelBytes, sortBytes, isOld } = widths;
  const storages = listOf('variable_types', () => storageOf(isOld ? fields.uint8() : fields.uint16(), isOld));
  const names = listOf('varnames', () => takeText(fields, nameBytes));
  listOf('sortlist', () => fields.skip(sortBytes), count + 1);
  const formats = listOf('formats', () => asciiOf(takeText(fields, formatBytes)));
  const labelSets = listOf('value_label_names', () => asciiOf(takeText(fields, nameBytes)));
  const labels = listOf('variable_labels', () => takeText(fields, labelBytes));
  let offset = 0;
  return storages.map((storage, index) => {
    const variable = {
      name: names[index]!,
      label: labels[index]!,
      format: formats[index]!,
      labelSet: labelSets[index]!,
      storage,
      offset,
    };
    offset += storedBytes(storage);
    return variable;
  });
}

/** Text of a fixed width, up to its NUL. */
export function takeText(fields: FieldReader, width: number): Uint8Array {
  const bytes = fields.take(width);
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** One character a byte: for ASCII, and for names that are only compared. */
export function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Errors: intake/too-wide; intake/truncated-file where the file is shorter than its rows. */
export function checkRows(variables: readonly RawVariable[], rows: number, bytesLeft: number): number {
  const rowBytes = variables.reduce((sum, { storage }) => sum + storedBytes(storage), 0);
  checkWidth(variables.length, rowBytes);
  if (rows * rowBytes > bytesLeft) throw truncatedFile();
  return rowBytes;
}
