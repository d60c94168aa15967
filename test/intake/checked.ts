import type { CheckedDataset, CheckFinding, WaveBefore } from '../../core/intake/checks/check.ts';
import { checks } from '../../core/intake/checks/registry.ts';
import { type DatasetKind, type FieldId, fieldOf, isFieldId } from '../../core/table/fields.ts';
import { type CategoryColumn, type Column, MISSING_DAY } from '../../core/table/column.ts';

export type Cells = Readonly<Partial<Record<FieldId, readonly (string | number | null)[]>>>;

type Facts = {
  readonly kind?: DatasetKind;
  readonly wave?: string;
  readonly areGradesInOrder?: boolean;
  readonly before?: Cells;
};

/** A dataset out of columns of cells: text, numbers, dates as YYYY-MM-DD; null is blank. */
export function datasetOf(cells: Cells, facts: Facts = {}): CheckedDataset {
  const columns = columnsOf(cells);
  const before = columnsOf(facts.before ?? {});
  return {
    kind: facts.kind ?? 'workforce',
    day: dayOf(facts.wave ?? '2026-03-31'),
    rows: Object.values(cells)[0]?.length ?? 0,
    column: (field) => columns.get(field) ?? null,
    allColumns: () => [...columns.values()],
    fields: [...columns.keys()],
    areGradesInOrder: facts.areGradesInOrder ?? false,
    waveBefore: facts.before ? waveOf(before) : null,
  };
}

/** What every check comes to, by id. */
export function findingsIn(cells: Cells, facts: Facts = {}): ReadonlyMap<string, CheckFinding> {
  const dataset = datasetOf(cells, facts);
  const found = checks.flatMap((check) =>
    check.find(dataset).map((finding) => {
      if (!check.findingIds.includes(finding.id)) throw new Error(`${finding.id} is not declared.`);
      return finding;
    }),
  );
  return new Map(found.map((finding) => [finding.id, finding]));
}

/** Ids and rows, as short as a test wants them. */
export function rowsFound(cells: Cells, facts: Facts = {}): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries([...findingsIn(cells, facts)].map(([id, { rows }]) => [id, [...rows]]));
}

function waveOf(columns: ReadonlyMap<FieldId, Column>): WaveBefore {
  return {
    label: 'the wave before',
    column: (field) => {
      const column = columns.get(field);
      return column?.type === 'category' ? column : null;
    },
  };
}

function columnsOf(cells: Cells): ReadonlyMap<FieldId, Column> {
  return new Map(
    Object.entries(cells).flatMap(([field, values]) =>
      isFieldId(field) && values ? [[field, columnOf(field, values)]] : [],
    ),
  );
}

function columnOf(field: FieldId, values: readonly (string | number | null)[]): Column {
  switch (fieldOf(field).type) {
    case 'number':
      return { type: 'number', values: Float64Array.from(values, (value) => Number(value ?? Number.NaN)) };
    case 'date':
      return { type: 'date', days: Int32Array.from(values, (value) => dayOf(value)) };
    case 'category':
      return categories(values.map((value) => String(value ?? '')));
    case 'text': {
      const parts = values.map((value) => new TextEncoder().encode(String(value ?? '')));
      const offsets = new Int32Array(parts.length + 1);
      for (const [at, part] of parts.entries()) offsets[at + 1] = offsets[at]! + part.length;
      return { type: 'text', offsets, bytes: Uint8Array.from(parts.flatMap((part) => [...part])) };
    }
  }
}

function categories(values: readonly string[]): CategoryColumn {
  const labels = [...new Set(['', ...values])];
  return { type: 'category', codes: Uint8Array.from(values, (value) => labels.indexOf(value)), labels };
}

function dayOf(date: string | number | null): number {
  return date === null ? MISSING_DAY : Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
