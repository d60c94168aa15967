/** How a wave is written down. */
export type Writing = {
  readonly encoding: 'windows-1252' | 'utf-8-bom';
  readonly lineEnd: '\r\n' | '\n';
};

export function joinRow(cells: readonly string[]): string {
  return cells.map(quoteCell).join(',');
}

function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function encodeLines(lines: readonly string[], writing: Writing): Uint8Array {
  const text = lines.map((line) => line + writing.lineEnd).join('');
  if (writing.encoding === 'windows-1252') return encodeWindows1252(text);
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** Where Windows-1252 differs from Latin-1, as far as the extract needs it. Source: WHATWG Encoding, index windows-1252. */
const windows1252: Readonly<Record<string, number>> = { '–': 0x96, '’': 0x92 };

function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const byte = windows1252[character] ?? character.charCodeAt(0);
    if (byte > 0xff) throw new RangeError('A character that Windows-1252 lacks');
    return byte;
  });
}
