import { z } from 'zod';
import type { EncryptedDatabase } from './database.ts';
import { projectErrors } from './project-errors.ts';
import { storedJson } from './stored-json.ts';

type WatchedTable = {
  readonly name: string;
  readonly key: readonly string[];
  readonly values: readonly string[];
  /** Column with the dataset that a row belongs to. */
  readonly dataset?: string;
  /** Values of a row before it became visible, for tables whose rows are never deleted. */
  readonly hidden?: Readonly<Record<string, string | number>>;
  /** Whether rows exist from the start and stay. */
  readonly isFixed?: boolean;
};

/** Tables whose changes can be undone. Data and sealed results are not among them. */
const watchedTables: readonly WatchedTable[] = [
  { name: 'project_settings', key: ['id'], values: ['scheme_id', 'benchmark_id'], isFixed: true },
  // `isFixed`: the command that ends an import makes its dataset visible.
  { name: 'datasets', key: ['id'], values: ['state'], dataset: 'id', isFixed: true },
  {
    name: 'field_codings',
    key: ['dataset_id', 'field', 'answer'],
    values: ['meaning'],
    dataset: 'dataset_id',
  },
  { name: 'category_orders', key: ['dataset_id', 'field'], values: ['categories'], dataset: 'dataset_id' },
  {
    name: 'dataset_fixes',
    key: ['id'],
    values: ['is_undone'],
    dataset: 'dataset_id',
    hidden: { is_undone: 1 },
  },
  { name: 'own_schemes', key: ['id'], values: ['label', 'version', 'is_removed'], hidden: { is_removed: 1 } },
  { name: 'custom_benchmarks', key: ['id'], values: ['is_removed'], hidden: { is_removed: 1 } },
  { name: 'findings', key: ['id'], values: ['is_removed'], hidden: { is_removed: 1 } },
];

const row = z.record(z.string(), z.union([z.string(), z.number()]));
const change = z.object({
  dataset_id: z.number().int().nullable(),
  table_name: z.string(),
  row_key: storedJson(row),
  row_before: storedJson(row).nullable(),
  row_after: storedJson(row).nullable(),
});
export type RowChange = z.infer<typeof change>;

/** Starts recording row changes by temporary triggers, which belong to this connection. */
export function watchRows(database: EncryptedDatabase): void {
  // Queried each time: a failed transaction takes its triggers with it.
  const sql = "SELECT name FROM sqlite_temp_master WHERE name = 'watched_changes'";
  if (database.first(z.object({ name: z.string() }), sql) === undefined) {
    database.script(
      `CREATE TEMP TABLE IF NOT EXISTS watched_changes (id INTEGER PRIMARY KEY, dataset_id INTEGER, table_name TEXT,
         row_key TEXT, row_before TEXT, row_after TEXT);
       ${watchedTables.flatMap(triggersOf).join('\n')}`,
    );
  }
  database.run('DELETE FROM watched_changes');
}

function triggersOf(table: WatchedTable): readonly string[] {
  const { name, hidden, isFixed = false } = table;
  const update = triggerOf(table, 'UPDATE', 'NEW', valuesOf(table, 'OLD'), valuesOf(table, 'NEW'));
  if (isFixed) return [update];
  const before = hidden === undefined ? 'NULL' : valuesOf(table, 'NEW', hidden);
  const insert = triggerOf(table, 'INSERT', 'NEW', before, valuesOf(table, 'NEW'));
  if (hidden !== undefined) return [update, insert];
  return [update, insert, triggerOf({ ...table, name }, 'DELETE', 'OLD', valuesOf(table, 'OLD'), 'NULL')];
}

function triggerOf(
  { name, key, dataset }: WatchedTable,
  event: 'INSERT' | 'UPDATE' | 'DELETE',
  row: 'OLD' | 'NEW',
  before: string,
  after: string,
): string {
  return `CREATE TEMP TRIGGER IF NOT EXISTS watch_${name}_${event} AFTER ${event} ON main.${name} BEGIN
    INSERT INTO watched_changes (dataset_id, table_name, row_key, row_before, row_after)
      VALUES (${dataset === undefined ? 'NULL' : `${row}.${dataset}`}, '${name}',
        json_object(${key.map((each) => `'${each}', ${row}.${each}`).join(', ')}), ${before}, ${after});
  END;`;
}

function valuesOf(
  { name, values }: WatchedTable,
  row: 'OLD' | 'NEW',
  instead: Readonly<Record<string, string | number>> = {},
): string {
  const pairs = values.map((each) => {
    const given = instead[each];
    if (given !== undefined) return `'${each}', ${typeof given === 'number' ? given : `'${given}'`}`;
    // Undoing an import only hides its dataset, since unfinished imports are deleted at opening.
    if (name === 'datasets')
      return `'${each}', CASE ${row}.${each} WHEN 'arriving' THEN 'removed' ELSE ${row}.${each} END`;
    return `'${each}', ${row}.${each}`;
  });
  return `json_object(${pairs.join(', ')})`;
}

/** Changes since `watchRows`: one a row, from its first to its last state. */
export function changedRows(database: EncryptedDatabase): readonly RowChange[] {
  const rows = new Map<string, RowChange>();
  const sql =
    'SELECT dataset_id, table_name, row_key, row_before, row_after FROM watched_changes ORDER BY id';
  for (const each of database.all(change, sql)) {
    const id = `${each.table_name} ${JSON.stringify(each.row_key)}`;
    const known = rows.get(id);
    rows.set(id, known ? { ...known, row_after: each.row_after } : each);
  }
  return [...rows.values()].filter(
    ({ row_before, row_after }) => JSON.stringify(row_before) !== JSON.stringify(row_after),
  );
}

/** Stores the changes of a step beside its audit entry; none for a step without changes. */
export function keepChanges(database: EncryptedDatabase, entryId: number): void {
  const changes = changedRows(database);
  if (changes.length === 0) return;
  // A new command clears the redo stack.
  database.run("UPDATE history_steps SET state = 'passed' WHERE state = 'undone'");
  database.run("INSERT INTO history_steps (entry_id, state) VALUES (?, 'done')", entryId);
  for (const { dataset_id, table_name, row_key, row_before, row_after } of changes) {
    database.run(
      `INSERT INTO history_changes (entry_id, dataset_id, table_name, row_key, row_before, row_after)
         VALUES (?, ?, ?, ?, ?, ?)`,
      entryId,
      dataset_id,
      table_name,
      JSON.stringify(row_key),
      row_before === null ? null : JSON.stringify(row_before),
      row_after === null ? null : JSON.stringify(row_after),
    );
  }
}

export function changesOf(database: EncryptedDatabase, entryId: number): readonly RowChange[] {
  const sql = `SELECT dataset_id, table_name, row_key, row_before, row_after FROM history_changes
    WHERE entry_id = ? ORDER BY id`;
  return database.all(change, sql, entryId);
}

/** Applies one side of every change. Errors: project/damaged-file. */
export function turnRows(
  database: EncryptedDatabase,
  changes: readonly RowChange[],
  side: 'row_before' | 'row_after',
): void {
  for (const each of changes) {
    const table = watchedTables.find(({ name }) => name === each.table_name);
    if (!table) throw projectErrors.damagedFile();
    putRow(database, table, each.row_key, each[side]);
  }
}

type Row = z.infer<typeof row>;

function putRow(database: EncryptedDatabase, table: WatchedTable, key: Row, wanted: Row | null): void {
  const keyed = table.key.map((each) => valueIn(key, each));
  const where = table.key.map((each) => `${each} = ?`).join(' AND ');
  if (wanted === null) {
    database.run(`DELETE FROM ${table.name} WHERE ${where}`, ...keyed);
    return;
  }
  const values = table.values.map((each) => valueIn(wanted, each));
  const set = table.values.map((each) => `${each} = ?`).join(', ');
  const { changes } = database.run(`UPDATE ${table.name} SET ${set} WHERE ${where}`, ...values, ...keyed);
  if (changes > 0) return;
  if (table.hidden !== undefined || table.isFixed) throw projectErrors.damagedFile();
  const columns = [...table.key, ...table.values];
  const sql = `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  database.run(sql, ...keyed, ...values);
}

function valueIn(values: Row, name: string): string | number {
  const value = values[name];
  if (value === undefined) throw projectErrors.damagedFile();
  return value;
}
