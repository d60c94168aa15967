import { MetadataVersion, Type, UnionMode } from 'apache-arrow/enum';
import type { Field } from 'apache-arrow/schema';
import { DataType } from 'apache-arrow/type';

/** Header of a record batch: lengths of its columns and offsets of its buffers. */
export type BatchHeader = {
  readonly length: number;
  readonly nodes: readonly { readonly length: number; readonly nullCount: number }[];
  readonly buffers: readonly { readonly offset: number; readonly length: number }[];
  readonly compression: { readonly type: number } | null;
  readonly variadicBufferCounts: readonly number[];
};

/** A leaf of the schema: a column inside structs that do not repeat. */
export type ArrowField = {
  readonly name: string;
  readonly type: DataType;
};

/** Indices of a column's buffers within a batch. */
export type ColumnLayout = {
  readonly node: number;
  /** Validity bitmaps of the column and of the structs around it; empty where there can be no nulls. */
  readonly validity: readonly number[];
  readonly buffers: readonly number[];
};

/** Leaf columns in the order of the schema; `nested` names those with several values a row. */
export function listFields(fields: readonly Field[]): {
  readonly columns: readonly ArrowField[];
  readonly nested: readonly string[];
} {
  const columns: ArrowField[] = [];
  const nested: string[] = [];
  const list = (field: Field, path: string): void => {
    if (DataType.isStruct(field.type)) {
      for (const child of field.type.children) list(child, `${path}.${nameOf(child)}`);
    } else if (isNested(field.type)) nested.push(path);
    else columns.push({ name: path, type: field.type });
  };
  for (const field of fields) list(field, nameOf(field));
  return { columns, nested };
}

/** flatbuffers returns null for a nameless field, against its declared type. */
function nameOf({ name }: { readonly name: string | null }): string {
  return name ?? '';
}

function isNested(type: DataType): boolean {
  return (type.children ?? []).length > 0 && !DataType.isDictionary(type);
}

/**
 * Buffer layouts of the columns from `listFields`, for one batch. Throws RangeError where the batch has too few
 * buffers.
 */
export function layOut(
  fields: readonly Field[],
  header: BatchHeader,
  version: MetadataVersion,
): readonly ColumnLayout[] {
  const layouts: ColumnLayout[] = [];
  let node = 0;
  let buffer = 0;
  let variadic = 0;
  const take = (count: number): number[] => Array.from({ length: count }, () => buffer++);
  const visit = (type: DataType, above: readonly number[] | null): void => {
    const own = node++;
    const validity = hasValidity(type, version) ? take(1) : [];
    if (DataType.isStruct(type)) {
      for (const child of type.children) visit(child.type, above && [...above, ...validity]);
      return;
    }
    const views = isView(type) ? (header.variadicBufferCounts[variadic++] ?? 0) : 0;
    if (views > header.buffers.length) throw new RangeError('The batch has too few buffers.');
    const buffers = take(buffersOf(type) + views);
    if (isNested(type)) for (const child of type.children) visit(child.type, null);
    else if (above) layouts.push({ node: own, validity: [...above, ...validity], buffers });
  };
  for (const field of fields) visit(field.type, []);
  if (node > header.nodes.length || buffer > header.buffers.length) {
    throw new RangeError('The batch has too few buffers.');
  }
  return layouts;
}

/** Unions have had no validity bitmap since metadata version 5. */
function hasValidity(type: DataType, version: MetadataVersion): boolean {
  if (DataType.isNull(type)) return false;
  return !DataType.isUnion(type) || version < MetadataVersion.V5;
}

/** Number of buffers of a type, validity bitmap and view blocks excluded. */
function buffersOf(type: DataType): number {
  switch (type.typeId) {
    case Type.Null:
    case Type.Struct:
    case Type.FixedSizeList:
      return 0;
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Binary:
    case Type.LargeBinary:
      return 2;
    default:
      return DataType.isUnion(type) && type.mode === UnionMode.Dense ? 2 : 1;
  }
}

function isView(type: DataType): boolean {
  return type.typeId === Type.Utf8View || type.typeId === Type.BinaryView;
}
