import { Message } from 'apache-arrow/ipc/metadata/message';
import type { Field } from 'apache-arrow/schema';
import { DataType } from 'apache-arrow/type';
import { checkMessage } from './message-check.ts';
import { zoneOf } from './logical-type.ts';

/** Type information of the Arrow schema that Parquet's lacks. */
export type ArrowHint = {
  /** Time zone in which days are counted; null for timestamps without one, and for other types. */
  readonly zone: string | null;
  readonly isCategory: boolean;
};

const PREFIX_BYTES = 8;

/** Hints by column name, from the Arrow schema that Arrow's writers embed in Parquet metadata, in base64. */
export function readEmbeddedSchema(base64: string): ReadonlyMap<string, ArrowHint> {
  const hints = new Map<string, ArrowHint>();
  for (const { name, type } of fieldsOf(base64)) {
    hints.set(name, {
      zone: DataType.isTimestamp(type) ? zoneOf(type.timezone) : null,
      isCategory: DataType.isDictionary(type),
    });
  }
  return hints;
}

/** Empty where the schema cannot be read: it only adds to what Parquet says. */
function fieldsOf(base64: string): readonly Field[] {
  try {
    const bytes = fromBase64(base64).subarray(PREFIX_BYTES);
    checkMessage(bytes);
    const message = Message.decode(bytes);
    return message.isSchema() ? message.header().fields : [];
  } catch {
    return [];
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(text: string): Uint8Array {
  const letters = text.replace(/=+$/u, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new RangeError('The text is not base64.');
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = bits >> count;
  }
  return bytes;
}
