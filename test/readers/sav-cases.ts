import { ByteWriter } from './statfiles-bytes.ts';

/** One element of a case: a number, null for the system's missing value, or eight bytes of a string. */
export type CaseElement = (row: number) => number | null | Uint8Array;

type CaseSettings = {
  readonly bias: number;
  readonly isBigEndian: boolean;
  readonly isCompressed: boolean;
  readonly systemMissing: number;
};

export function writeCases(
  elements: readonly CaseElement[],
  rows: number,
  settings: CaseSettings,
): Uint8Array {
  const out = new ByteWriter(settings.isBigEndian);
  const codes: number[] = [];
  const literals = new ByteWriter(settings.isBigEndian);
  for (let row = 0; row < rows; row++) {
    for (const element of elements) {
      const value = element(row);
      if (settings.isCompressed) pack(value, codes, literals, settings);
      else writeElement(out, value, settings);
    }
  }
  if (settings.isCompressed) joinPacked(out, codes, literals.finish());
  return out.finish();
}

function writeElement(
  out: ByteWriter,
  value: ReturnType<CaseElement>,
  { systemMissing }: CaseSettings,
): void {
  if (value instanceof Uint8Array) out.raw(value);
  else out.float64(value ?? systemMissing);
}

const WRITTEN_OUT = 253;

function pack(
  value: ReturnType<CaseElement>,
  codes: number[],
  literals: ByteWriter,
  settings: CaseSettings,
): void {
  const code = codeOf(value, settings.bias);
  codes.push(code);
  if (code === WRITTEN_OUT) writeElement(literals, value, settings);
}

function codeOf(value: ReturnType<CaseElement>, bias: number): number {
  if (value === null) return 255;
  if (value instanceof Uint8Array) return value.every((byte) => byte === 32) ? 254 : WRITTEN_OUT;
  const code = value + bias;
  return Number.isInteger(code) && code >= 1 && code <= 251 ? code : WRITTEN_OUT;
}

/** Eight codes, then what those of them that ask for it are written out as. */
function joinPacked(out: ByteWriter, codes: readonly number[], literals: Uint8Array): void {
  let used = 0;
  for (let from = 0; from < codes.length; from += 8) {
    const eight = codes.slice(from, from + 8);
    out.uint8(...eight, ...Array.from({ length: 8 - eight.length }, () => 0));
    const length = 8 * eight.filter((code) => code === WRITTEN_OUT).length;
    out.raw(literals.subarray(used, used + length));
    used += length;
  }
}
