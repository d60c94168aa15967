/**
 * Replaces the clock time, producer and running element numbers that Chromium writes into a PDF, each at the same
 * length so that offsets stay valid. The same report then gives the same bytes on one machine.
 */
export function stampPdf(bytes: Uint8Array, statedTime: string): Uint8Array {
  const text = latin1(bytes);
  const stamped = bytes.slice();
  const replace = (from: number, length: number, by: string): void => {
    const padded = by.slice(0, length).padEnd(length);
    for (let index = 0; index < length; index++) stamped[from + index] = padded.charCodeAt(index);
  };
  for (const { 0: whole, 1: value = '', index } of text.matchAll(INFORMATION)) {
    const by = whole.startsWith('/Creator') ? '(Rungs)' : `(${pdfTime(statedTime)})`;
    replace(index + whole.length - value.length, value.length, by);
  }
  const numbers = rankNodes(text);
  for (const { 1: number = '', index } of text.matchAll(NODE)) {
    replace(index + '(node'.length, number.length, numbers.get(number) ?? number);
  }
  return stamped;
}

/** Skia ends each entry of the document information with a line end. */
const INFORMATION = /\/(?:Creator|CreationDate|ModDate) (\((?:\\.|[^)\\])*\))(?=\n|>>)/g;

/** Name of a structure element, which table cells refer to. */
const NODE = /\(node(\d{8})\)/g;

/** Renumbers by rank (262, 263, 271 become 1, 2, 3), so that the name tree stays sorted. */
function rankNodes(text: string): ReadonlyMap<string, string> {
  const numbers = new Set([...text.matchAll(NODE)].map(({ 1: number = '' }) => number));
  return new Map([...numbers].toSorted().map((number, rank) => [number, String(rank + 1).padStart(8, '0')]));
}

/** "2026-11-24T09:00:00Z" is "D:20261124090000+00'00'". */
function pdfTime(statedTime: string): string {
  return `D:${statedTime.replace(/\D/g, '').slice(0, 14).padEnd(14, '0')}+00'00'`;
}

/** Latin-1, one character a byte, so that string indices are file offsets. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8_192)));
  }
  return parts.join('');
}
