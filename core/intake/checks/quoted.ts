const LONGEST_NAME = 60;

/** A category in a sentence; answers can be as long as a letter. */
export function quoted(label: string): string {
  return label.length > LONGEST_NAME ? `“${label.slice(0, LONGEST_NAME).trimEnd()}…”` : `“${label}”`;
}
