import { z } from 'zod';
import { groups, reasons } from '../../core/background/background.ts';
import type { AnswerMeaning, Coding } from '../../core/background/scheme.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { findDataset } from './datasets.ts';
import { storedJson } from './stored-json.ts';

export type Assignment = { readonly answer: string; readonly meaning: AnswerMeaning | null };

const meaning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: z.string() }),
  z.strictObject({ kind: z.literal('group'), group: z.enum(groups) }),
  z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) }),
]);
const codingRow = z.object({ answer: z.string(), meaning: storedJson(meaning) });

export function readCoding(database: EncryptedDatabase, datasetId: string): Coding {
  const { id } = findDataset(database, datasetId);
  const rows = database.all(codingRow, 'SELECT answer, meaning FROM codings WHERE dataset_id = ?', id);
  return { assignments: Object.fromEntries(rows.map((row) => [row.answer, row.meaning])) };
}

/** A meaning of null takes the answer's meaning away. The record keeps counts only: answers are cell values. */
export function assignAnswers(
  database: EncryptedDatabase,
  datasetId: string,
  assignments: readonly Assignment[],
  now: string,
): void {
  runCommand(database, 'answers.assign', now, () => {
    const { id } = findDataset(database, datasetId);
    for (const { answer, meaning: given } of assignments) {
      if (given === null) database.run('DELETE FROM codings WHERE dataset_id = ? AND answer = ?', id, answer);
      else writeMeaning(database, id, answer, given);
    }
    const cleared = assignments.filter((each) => each.meaning === null).length;
    return { value: undefined, detail: { datasetId, assigned: assignments.length - cleared, cleared } };
  });
}

function writeMeaning(
  database: EncryptedDatabase,
  dataset: number,
  answer: string,
  given: AnswerMeaning,
): void {
  database.run(
    `INSERT INTO codings (dataset_id, answer, meaning) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET meaning = excluded.meaning`,
    dataset,
    answer,
    JSON.stringify(meaning.parse(given)),
  );
}
