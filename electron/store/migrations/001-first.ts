/** Never edited after release: a schema change is a new file. */
export const first = `
CREATE TABLE project_facts (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  project_id TEXT NOT NULL,
  name TEXT NOT NULL,
  policy_id TEXT NOT NULL,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE project_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  scheme_id TEXT NOT NULL,
  benchmark_id TEXT NOT NULL
) STRICT;

CREATE TABLE datasets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('arriving', 'present', 'removed')),
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  wave TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT,
  row_count INTEGER,
  set_aside_count INTEGER,
  profile TEXT,
  columns_left_out TEXT,
  imported_at TEXT,
  CHECK (state = 'arriving' OR (
    file_sha256 IS NOT NULL AND row_count IS NOT NULL AND set_aside_count IS NOT NULL
    AND profile IS NOT NULL AND columns_left_out IS NOT NULL AND imported_at IS NOT NULL))
) STRICT;

CREATE TABLE dataset_columns (
  id INTEGER PRIMARY KEY,
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  field TEXT,
  type TEXT NOT NULL CHECK (type IN ('category', 'number', 'date', 'text')),
  UNIQUE (dataset_id, position),
  UNIQUE (dataset_id, name)
) STRICT;

CREATE TABLE column_dictionaries (
  column_id INTEGER PRIMARY KEY REFERENCES dataset_columns (id) ON DELETE CASCADE,
  labels TEXT NOT NULL
) STRICT;

-- Arrow's memory layout, little-endian: values (byte_width each), and offsets where a value has no fixed width.
CREATE TABLE column_chunks (
  id INTEGER PRIMARY KEY,
  column_id INTEGER NOT NULL REFERENCES dataset_columns (id) ON DELETE CASCADE,
  chunk INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  byte_width INTEGER NOT NULL CHECK (byte_width IN (1, 2, 4, 8)),
  value_bytes BLOB NOT NULL,
  offset_bytes BLOB,
  UNIQUE (column_id, chunk)
) STRICT;

CREATE TABLE set_aside_rows (
  id INTEGER PRIMARY KEY,
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  row_number INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX set_aside_rows_by_dataset ON set_aside_rows (dataset_id);

CREATE TABLE codings (
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  answer TEXT NOT NULL,
  meaning TEXT NOT NULL,
  PRIMARY KEY (dataset_id, answer)
) STRICT, WITHOUT ROWID;

CREATE TABLE custom_benchmarks (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request TEXT NOT NULL,
  sealed BLOB NOT NULL,
  pinned_at TEXT NOT NULL
) STRICT;

CREATE TABLE releases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE,
  released_at TEXT NOT NULL
) STRICT;

CREATE TABLE audit_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at TEXT NOT NULL,
  command TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER project_facts_stay BEFORE UPDATE OF project_id, policy_id, is_sample, created_at ON project_facts
  BEGIN SELECT raise(ABORT, 'facts stay'); END;
CREATE TRIGGER releases_stay BEFORE UPDATE ON releases
  BEGIN SELECT raise(ABORT, 'releases stay'); END;
CREATE TRIGGER releases_remain BEFORE DELETE ON releases
  BEGIN SELECT raise(ABORT, 'releases stay'); END;
CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
  BEGIN SELECT raise(ABORT, 'audit entries stay'); END;
CREATE TRIGGER audit_entries_remain BEFORE DELETE ON audit_entries
  BEGIN SELECT raise(ABORT, 'audit entries stay'); END;
`;
