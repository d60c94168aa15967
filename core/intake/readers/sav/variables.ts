import { damagedFile } from '../../reading/stat-files/faults.ts';
import type { EncodedText } from '../../reading/stat-files/encoded-text.ts';
import type { Dictionary, RawMissing, RawVariable } from './dictionary.ts';
import type { RawLabel } from './extensions.ts';

/** A run of bytes of a case that holds text. */
export type TextSegment = { readonly start: number; readonly length: number };

/** A variable with its names, labels and missing values. */
export type Variable = {
  readonly name: string;
  readonly label: string | null;
  /** Position of its value in a case, in elements of eight bytes. */
  readonly element: number;
  /** SPSS code of its print format. */
  readonly format: number;
  /** Segments of a string within a case; empty for a number. */
  readonly segments: readonly TextSegment[];
  readonly labels: readonly RawLabel[];
  readonly missing: RawMissing;
};

const ELEMENT_BYTES = 8;
/** Bytes in each segment variable of a very long string (wider than 255). */
const SEGMENT_BYTES = 255;
/** Bytes of the declared width that each segment but the last accounts for. */
const SEGMENT_SHARE = 252;

/** Resolves the dictionary: joins very long strings, and gives variables their names, labels and missing values. */
export function resolveVariables(dictionary: Dictionary, text: EncodedText): Variable[] {
  const { variables, extensions, labelSets } = dictionary;
  const longNames = readPairs(extensions.longNames, '\t', text);
  const veryLong = readPairs(extensions.veryLongStrings, '\0', text);
  const labels = new Map(labelSets.flatMap((set) => set.elements.map((element) => [element, set.labels])));
  const longLabels = new Map(extensions.longLabels.map((set) => [text.text(set.name), set.labels]));
  const longMissing = new Map(extensions.longMissing.map((set) => [text.text(set.name), set.values]));
  const resolved: Variable[] = [];
  for (let index = 0; index < variables.length; index++) {
    const first = variables[index]!;
    const shortName = text.text(first.shortName).trim();
    const name = longNames.get(shortName.toUpperCase()) ?? shortName;
    const declared = Number.parseInt(veryLong.get(shortName.toUpperCase()) ?? '', 10);
    const parts = partsOf(variables, index, declared);
    index += parts.length - 1;
    resolved.push({
      name,
      label: first.label === null ? null : text.text(first.label).trim() || null,
      element: first.element,
      format: first.format,
      segments: segmentsOf(parts, declared),
      labels: longLabels.get(name) ?? longLabels.get(shortName) ?? labels.get(first.element) ?? [],
      missing: missingOf(first, longMissing.get(name) ?? longMissing.get(shortName)),
    });
  }
  return resolved;
}

function missingOf(variable: RawVariable, long: readonly Uint8Array[] | undefined): RawMissing {
  return long ? { isRange: false, values: long } : variable.missing;
}

/** The variables that hold the segments of a string; the variable alone where it fits in one. */
function partsOf(variables: readonly RawVariable[], index: number, declared: number): RawVariable[] {
  const count = declared > SEGMENT_BYTES ? Math.ceil(declared / SEGMENT_SHARE) : 1;
  const parts = variables.slice(index, index + count);
  if (parts.length < count || (count > 1 && parts.some(({ width }) => width === 0))) {
    throw damagedFile('a long text in it lacks some of its parts');
  }
  return parts;
}

function segmentsOf(parts: readonly RawVariable[], declared: number): TextSegment[] {
  if (parts.length === 1) {
    return parts.flatMap(({ element, width }) =>
      width === 0 ? [] : [{ start: element * ELEMENT_BYTES, length: width }],
    );
  }
  return parts.map(({ element, width }, part) => ({
    start: element * ELEMENT_BYTES,
    length: Math.max(0, Math.min(width, declared - part * SEGMENT_BYTES)),
  }));
}

/** `KEY=value` records; keys are short names. */
function readPairs(bytes: Uint8Array | null, separator: string, text: EncodedText): Map<string, string> {
  if (!bytes) return new Map();
  return new Map(
    text
      .text(bytes)
      .split(separator)
      .flatMap((pair) => {
        const at = pair.indexOf('=');
        const key = pair.slice(0, Math.max(0, at)).replaceAll('\t', '').trim().toUpperCase();
        const value = pair
          .slice(at + 1)
          .replaceAll('\0', '')
          .trim();
        return at > 0 && value !== '' ? [[key, value] as const] : [];
      }),
  );
}
