export type RecordKind = 'dataset' | 'finding' | 'fix' | 'release' | 'scheme';

/** `dataset-3`: short enough to read aloud, never given twice. */
export function writeRecordId(kind: RecordKind, row: number): string {
  return `${kind}-${row}`;
}

/** 0, which no row has, for anything that is not such an id. */
export function readRecordId(kind: RecordKind, id: string): number {
  const [, foundKind, row] = /^([a-z]+)-([1-9]\d{0,14})$/.exec(id) ?? [];
  return foundKind === kind ? Number(row) : 0;
}
