/**
 * Never edited after release. What was decided about findings of the checks: laid over the columns when they are
 * loaded, so that undoing is a flag. Rows are counted from 0 as imported, 32 bits each, little-endian. Where answers
 * were given another meaning, coding holds what was before and what came after.
 */
export const datasetFixes = `
CREATE TABLE dataset_fixes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  finding TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('missing', 'set-aside', 'keep-last', 'keep-first', 'rescale', 'rename', 'sort-by-pay', 'leave')),
  column_id INTEGER REFERENCES dataset_columns (id) ON DELETE CASCADE,
  factor REAL,
  coding TEXT,
  row_bytes BLOB NOT NULL CHECK (length(row_bytes) % 4 = 0),
  made_at TEXT NOT NULL,
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
  CHECK ((kind IN ('missing', 'rescale')) = (column_id IS NOT NULL)),
  CHECK ((kind = 'rescale') = (factor IS NOT NULL)),
  CHECK ((kind IN ('rename', 'sort-by-pay')) = (coding IS NOT NULL))
) STRICT;
CREATE INDEX dataset_fixes_by_dataset ON dataset_fixes (dataset_id);
`;
