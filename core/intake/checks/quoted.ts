const LONGEST_NAME = 60;

/** A category in quotation marks, shortened where it would fill the sentence. */
export function quoted(label: string): string {
  return label.length > LONGEST_NAME ? `“${label.slice(0, LONGEST_NAME).trimEnd()}…”` : `“${label}”`;
}
