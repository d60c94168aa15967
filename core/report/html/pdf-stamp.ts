/**
 * Chromium writes the clock, its own name and running numbers of its page into a PDF. All are replaced at the same
 * length, so that no offset in the file moves and the same report gives the same bytes on one machine.
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

/** The name of an element in the structure tree; headers of table cells point to it. */
const NODE = /\(node(\d{8})\)/g;

/** 262, 263 and 271 are 1, 2 and 3: the name tree stays in order. */
function rankNodes(text: string): ReadonlyMap<string, string> {
  const numbers = new Set([...text.matchAll(NODE)].map(({ 1: number = '' }) => number));
  return new Map([...numbers].toSorted().map((number, rank) => [number, String(rank + 1).padStart(8, '0')]));
}

/** "2026-11-24T09:00:00Z" is "D:20261124090000+00'00'". */
function pdfTime(statedTime: string): string {
  return `D:${statedTime.replace(/\D/g, '').slice(0, 14).padEnd(14, '0')}+00'00'`;
}

/** A byte a character, so that places in the text are places in the file. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8_192)));
  }
  return parts.join('');
}
