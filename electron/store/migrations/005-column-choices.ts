/** Never edited after release. Who gave a column its meaning; nothing is known of those that came in before. */
export const columnChoices = `
ALTER TABLE dataset_columns ADD COLUMN chosen_by TEXT
  CHECK (chosen_by IN ('sure-guess', 'checked-guess', 'template', 'person'));
`;
