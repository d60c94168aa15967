import { DateUnit, Precision, type TimeUnit, Type } from 'apache-arrow/enum';
import { DataType } from 'apache-arrow/type';
import type { LogicalType } from '../../reading/binary-columns/values.ts';
import { isKnownZone } from '../../reading/binary-columns/zone.ts';

const DAY_SECONDS = 86_400;

/** Logical type of a leaf column; null where a table cannot hold its values. */
export function logicalTypeOf(type: DataType): LogicalType | null {
  if (DataType.isDictionary(type)) return logicalTypeOf(type.dictionary);
  if (DataType.isNull(type)) return { is: 'nothing' };
  if (DataType.isBool(type)) return { is: 'boolean' };
  if (DataType.isInt(type)) return { is: 'number' };
  if (DataType.isFloat(type)) return { is: type.precision === Precision.HALF ? 'float16' : 'number' };
  if (DataType.isDecimal(type)) return { is: 'decimal', scale: type.scale, isBigEndian: false };
  if (DataType.isDate(type)) {
    if (type.unit === DateUnit.DAY) return { is: 'day' };
    return { is: 'instant', perDay: 1_000 * DAY_SECONDS, zone: null };
  }
  if (DataType.isTime(type)) return { is: 'time', perSecond: unitsASecond(type.unit) };
  if (DataType.isTimestamp(type)) {
    return { is: 'instant', perDay: unitsASecond(type.unit) * DAY_SECONDS, zone: zoneOf(type.timezone) };
  }
  return bytesType(type.typeId);
}

function bytesType(type: Type): LogicalType | null {
  switch (type) {
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return { is: 'text' };
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
    case Type.FixedSizeBinary:
      return { is: 'bytes' };
    default:
      return null;
  }
}

/** Units a second. TimeUnit numbers seconds, milliseconds, microseconds and nanoseconds 0 to 3. */
function unitsASecond(unit: TimeUnit): number {
  return 1_000 ** unit;
}

/** The zone of a timestamp; 'UTC' for unknown zones too, since timestamps are stored in UTC. */
export function zoneOf(timezone: string | null | undefined): string | null {
  if (!timezone) return null;
  return ['UTC', 'Etc/UTC', '+00:00', 'Z'].includes(timezone) || !isKnownZone(timezone) ? 'UTC' : timezone;
}
