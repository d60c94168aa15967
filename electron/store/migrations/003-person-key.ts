/** Never edited after release. The key stays in the project: without it, hashed identifiers cannot be tried out. */
export const personKey = `
CREATE TABLE person_keys (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key_bytes BLOB NOT NULL CHECK (length(key_bytes) = 32)
) STRICT;
CREATE TRIGGER person_keys_stay BEFORE UPDATE ON person_keys
  BEGIN SELECT raise(ABORT, 'person keys stay'); END;
`;
