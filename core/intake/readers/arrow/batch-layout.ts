import { MetadataVersion, Type, UnionMode } from 'apache-arrow/enum';
import type { Field } from 'apache-arrow/schema';
import { DataType } from 'apache-arrow/type';

/** The header of a batch: how long each column is and where its buffers are. */
export type BatchHeader = {
  readonly length: number;
  readonly nodes: readonly { readonly length: number; readonly nullCount: number }[];
  readonly buffers: readonly { readonly offset: number; readonly length: number }[];
  readonly compression: { readonly type: number } | null;
  readonly variadicBufferCounts: readonly number[];
};

/** A column within the structures of the schema that are not repeated. */
export type ArrowField = {
  readonly name: string;
  readonly type: DataType;
};

/** Where a column's buffers stand among those of a batch. */
export type ColumnLayout = {
  readonly node: number;
  /** The buffer that says which rows have a value, and those of the structures around; none where all have. */
  readonly validity: readonly number[];
  readonly buffers: readonly number[];
};

/** Columns in the order of the schema; `nested` are the names of those that hold several values in a row. */
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

/** A field without a name has null there, whatever its type says. */
function nameOf({ name }: { readonly name: string | null }): string {
  return name ?? '';
}

function isNested(type: DataType): boolean {
  return (type.children ?? []).length > 0 && !DataType.isDictionary(type);
}

/** The layouts of the columns that `listFields` lists, in one batch. Throws RangeError where the batch has too few. */
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

/** Since version 5 unions have no validity of their own. */
function hasValidity(type: DataType, version: MetadataVersion): boolean {
  if (DataType.isNull(type)) return false;
  return !DataType.isUnion(type) || version < MetadataVersion.V5;
}

/** Buffers of a type beside its validity and the blocks of views. */
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
