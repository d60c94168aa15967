export type RecordKind = 'dataset' | 'finding' | 'fix' | 'release' | 'scheme';

/** Id such as `dataset-3`: short enough to read aloud, never reused. */
export function writeRecordId(kind: RecordKind, row: number): string {
  return `${kind}-${row}`;
}

/** Row of an id; 0, which no row has, where the id is malformed. */
export function readRecordId(kind: RecordKind, id: string): number {
  const [, foundKind, row] = /^([a-z]+)-([1-9]\d{0,14})$/.exec(id) ?? [];
  return foundKind === kind ? Number(row) : 0;
}
