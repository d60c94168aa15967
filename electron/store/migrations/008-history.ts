/**
 * Never edited after release. What each command changed, row by row, so that it can be taken back and done again. Unlike
 * the record it holds cell values; what it knows of a dataset goes with it when it is erased.
 */
export const history = `
CREATE TABLE history_steps (
  entry_id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'passed'))
) STRICT;

CREATE TABLE history_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id INTEGER NOT NULL REFERENCES history_steps (entry_id) ON DELETE CASCADE,
  dataset_id INTEGER REFERENCES datasets (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  row_before TEXT,
  row_after TEXT
) STRICT;
CREATE INDEX history_changes_by_entry ON history_changes (entry_id);
CREATE INDEX history_changes_by_dataset ON history_changes (dataset_id);

ALTER TABLE custom_benchmarks ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1));
`;
