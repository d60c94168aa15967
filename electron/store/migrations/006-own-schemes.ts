/**
 * Never edited after release. Groupings of the organisation's own. A version is an arrangement of the answers and keeps
 * its number for good; what is removed stays, so that removing can be undone and no id is given twice.
 */
export const ownSchemes = `
CREATE TABLE own_schemes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  based_on TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
) STRICT;

CREATE TABLE own_scheme_versions (
  scheme_id INTEGER NOT NULL REFERENCES own_schemes (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  places TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (scheme_id, version)
) STRICT, WITHOUT ROWID;
`;
