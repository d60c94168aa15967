/** Never edited after release. Answers of every field can be given a meaning, and categories an order. */
export const codingsByField = `
CREATE TABLE field_codings (
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  answer TEXT NOT NULL,
  meaning TEXT NOT NULL,
  PRIMARY KEY (dataset_id, field, answer)
) STRICT, WITHOUT ROWID;

INSERT INTO field_codings (dataset_id, field, answer, meaning)
  SELECT dataset_id, 'seb-occupation', answer, meaning FROM codings;

DROP TABLE codings;

CREATE TABLE category_orders (
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  categories TEXT NOT NULL,
  PRIMARY KEY (dataset_id, field)
) STRICT, WITHOUT ROWID;
`;
