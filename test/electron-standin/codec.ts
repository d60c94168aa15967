/**
 * Structured clone, near enough for what our messages hold. These functions also run inside the page as text
 * (see preload-world.ts), so they use nothing but the language.
 */
export type Encoded = { readonly json: string; readonly parts: readonly Uint8Array[]; readonly size: number };

type Wire = null | boolean | string | number | readonly Wire[] | { readonly [key: string]: Wire };

/** Values as JSON with `$` tags; bytes stand apart, joined in the order of `parts`. */
export function encodeMessage(message: unknown): Encoded {
  const parts: Uint8Array[] = [];
  let size = 0;
  const keep = (buffer: ArrayBufferLike, offset: number, length: number) => {
    parts.push(new Uint8Array(buffer, offset, length));
    size += length;
    return { at: size - length, length };
  };
  const write = (value: unknown, depth: number): Wire => {
    if (depth > 500) throw new Error('An object could not be cloned.');
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number') {
      if (Object.is(value, -0)) return { $: 'number', text: '-0' };
      return Number.isFinite(value) ? value : { $: 'number', text: String(value) };
    }
    if (typeof value === 'bigint') return { $: 'bigint', text: String(value) };
    if (typeof value !== 'object') throw new Error('An object could not be cloned.');
    if (Array.isArray(value)) return value.map((part) => write(part, depth + 1));
    if (value instanceof Date) return { $: 'date', time: value.getTime() };
    if (value instanceof ArrayBuffer) return { $: 'buffer', ...keep(value, 0, value.byteLength) };
    if (ArrayBuffer.isView(value)) {
      const type = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name;
      return { $: 'view', type, ...keep(value.buffer, value.byteOffset, value.byteLength) };
    }
    if (value instanceof Map || value instanceof Set) {
      const entries = [...value].map((part: unknown) => write(part, depth + 1));
      return { $: value instanceof Map ? 'map' : 'set', entries };
    }
    if (value instanceof Error) return { $: 'error', text: value.message };
    const tag = Object.prototype.toString.call(value);
    if (tag !== '[object Object]')
      throw new Error(`electron stand-in: ${tag} in a message is not implemented`);
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key === '$' ? '$$' : key, write(part, depth + 1)]),
    );
  };
  return { json: JSON.stringify(write(message, 0)), parts, size };
}

export function joinBytes(encoded: Encoded): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(encoded.size);
  let at = 0;
  for (const part of encoded.parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function decodeMessage(json: string, bytes: Uint8Array<ArrayBuffer>): unknown {
  const views = {
    Uint8Array,
    Int8Array,
    Uint8ClampedArray,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };
  const slice = (tagged: Tagged) => {
    const start = bytes.byteOffset + tagged.at;
    return bytes.buffer.slice(start, start + tagged.length);
  };
  type Tagged = {
    readonly $?: string;
    readonly text: string;
    readonly time: number;
    readonly at: number;
    readonly length: number;
    readonly type: keyof typeof views;
    readonly entries: readonly unknown[];
  };
  const makeView = (type: keyof typeof views, buffer: ArrayBuffer): ArrayBufferView => {
    const View: new (buffer: ArrayBuffer) => ArrayBufferView = views[type];
    return new View(buffer);
  };
  const read = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(read);
    const tagged = value as Tagged;
    switch (tagged.$) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(tagged.text);
      case 'bigint':
        return BigInt(tagged.text);
      case 'date':
        return new Date(tagged.time);
      case 'buffer':
        return slice(tagged);
      case 'view':
        return makeView(tagged.type, slice(tagged));
      case 'map':
        return new Map(tagged.entries.map((entry) => read(entry) as [unknown, unknown]));
      case 'set':
        return new Set(tagged.entries.map(read));
      case 'error':
        return new Error(tagged.text);
      default:
        return Object.fromEntries(
          Object.entries(value).map(([key, part]) => [key === '$$' ? '$' : key, read(part)]),
        );
    }
  };
  return read(JSON.parse(json));
}
