import type { LogicalType as ParquetLogicalType, SchemaElement } from 'hyparquet';
import type { LogicalType } from '../../reading/binary-columns/values.ts';

const UNITS_A_SECOND = { MILLIS: 1_000, MICROS: 1_000_000, NANOS: 1_000_000_000 } as const;
const DAY_SECONDS = 86_400;

/** Logical type of a leaf column; null where a table cannot hold its values. */
export function logicalTypeOf(element: SchemaElement): LogicalType | null {
  const { logical_type: logical } = element;
  return (logical && annotatedType(logical)) ?? convertedType(element);
}

/** Undefined where the older annotation or the physical type decides. */
function annotatedType(logical: ParquetLogicalType): LogicalType | null | undefined {
  switch (logical.type) {
    case 'STRING':
    case 'ENUM':
    case 'JSON':
      return { is: 'text' };
    case 'UUID':
      return { is: 'uuid' };
    case 'DATE':
      return { is: 'day' };
    case 'FLOAT16':
      return { is: 'float16' };
    case 'DECIMAL':
      return { is: 'decimal', scale: logical.scale ?? 0, isBigEndian: true };
    case 'TIME':
      return { is: 'time', perSecond: UNITS_A_SECOND[logical.unit] };
    case 'TIMESTAMP':
      return instant(UNITS_A_SECOND[logical.unit], logical.isAdjustedToUTC);
    case 'BSON':
    case 'VARIANT':
    case 'GEOMETRY':
    case 'GEOGRAPHY':
      return null;
    default:
      return undefined;
  }
}

function instant(perSecond: number, isUtc: boolean): LogicalType {
  return { is: 'instant', perDay: perSecond * DAY_SECONDS, zone: isUtc ? 'UTC' : null };
}

function convertedType(element: SchemaElement): LogicalType | null {
  const { type, converted_type: converted, scale = 0 } = element;
  switch (converted) {
    case 'UTF8':
    case 'ENUM':
    case 'JSON':
      return { is: 'text' };
    case 'DECIMAL':
      return { is: 'decimal', scale, isBigEndian: true };
    case 'DATE':
      return { is: 'day' };
    case 'TIME_MILLIS':
      return { is: 'time', perSecond: UNITS_A_SECOND.MILLIS };
    case 'TIME_MICROS':
      return { is: 'time', perSecond: UNITS_A_SECOND.MICROS };
    case 'TIMESTAMP_MILLIS':
      return instant(UNITS_A_SECOND.MILLIS, true);
    case 'TIMESTAMP_MICROS':
      return instant(UNITS_A_SECOND.MICROS, true);
    case 'BSON':
    case 'INTERVAL':
      return null;
    default:
      return physicalType(type);
  }
}

function physicalType(type: SchemaElement['type']): LogicalType | null {
  switch (type) {
    case 'BOOLEAN':
      return { is: 'boolean' };
    case 'INT96':
      return { is: 'int96' };
    case 'BYTE_ARRAY':
    case 'FIXED_LEN_BYTE_ARRAY':
      return { is: 'bytes' };
    case undefined:
      return null;
    default:
      return { is: 'number' };
  }
}

/** Whether an integer column is unsigned. */
export function isUnsigned({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  if (logical?.type === 'INTEGER') return !logical.isSigned;
  return converted?.startsWith('UINT_') ?? false;
}
