import { z } from 'zod';
import { canonicalJson } from '../../core/canonical-json.ts';
import { groups, reasons } from '../../core/background/background.ts';
import type { AnswerMeaning, Coding } from '../../core/background/scheme.ts';
import type { FieldCoding, FieldMeaning } from '../../core/intake/coding/field-coding.ts';
import { fieldSchema } from '../../core/table/field-schema.ts';
import type { FieldId } from '../../core/table/fields.ts';
import type { SavedCoding } from '../../core/intake/mapping/saved-mapping.ts';
import { runCommand } from './audit.ts';
import type { EncryptedDatabase } from './database.ts';
import { findDataset } from './datasets.ts';
import { storedJson } from './stored-json.ts';

export type Assignment<Meaning = AnswerMeaning> = {
  readonly answer: string;
  readonly meaning: Meaning | null;
};

const answer = z.strictObject({ kind: z.literal('answer'), code: z.string() });
const reason = z.strictObject({ kind: z.literal('reason'), reason: z.enum(reasons) });
const keyMeaning = z.discriminatedUnion('kind', [
  answer,
  reason,
  z.strictObject({ kind: z.literal('group'), group: z.enum(groups) }),
]);
const fieldMeaning = z.discriminatedUnion('kind', [
  answer,
  reason,
  z.strictObject({ kind: z.literal('category'), label: z.string() }),
]);

/** What an answer was placed as, to any question. */
export const placedMeaning = z.union([keyMeaning, fieldMeaning]);

const KEY_QUESTION: FieldId = 'seb-occupation';

export function readCoding(database: EncryptedDatabase, datasetId: string): Coding {
  return { assignments: readMeanings(database, datasetId, KEY_QUESTION, keyMeaning) };
}

export function readFieldCoding(database: EncryptedDatabase, datasetId: string, field: FieldId): FieldCoding {
  const { id } = findDataset(database, datasetId);
  const sql = 'SELECT categories FROM category_orders WHERE dataset_id = ? AND field = ?';
  const row = database.first(z.object({ categories: storedJson(z.array(z.string())) }), sql, id, field);
  return {
    assignments: readMeanings(database, datasetId, field, fieldMeaning),
    order: row?.categories ?? [],
  };
}

/** Codes answers; a null meaning removes the coding. The record keeps counts only, since answers are cell values. */
export function assignAnswers(
  database: EncryptedDatabase,
  datasetId: string,
  assignments: readonly Assignment[],
  now: string,
): void {
  runCommand(database, 'answers.assign', now, () => {
    writeMeanings(database, datasetId, KEY_QUESTION, assignments, keyMeaning);
    return { value: undefined, detail: { datasetId, ...countsOf(assignments) } };
  });
}

export function assignFieldAnswers(
  database: EncryptedDatabase,
  datasetId: string,
  field: FieldId,
  assignments: readonly Assignment<FieldMeaning>[],
  now: string,
): void {
  runCommand(database, 'coding.assign', now, () => {
    writeMeanings(database, datasetId, field, assignments, fieldMeaning);
    return { value: undefined, detail: { datasetId, field, ...countsOf(assignments) } };
  });
}

/** Orders categories; an empty order removes it. */
export function orderCategories(
  database: EncryptedDatabase,
  datasetId: string,
  field: FieldId,
  order: readonly string[],
  now: string,
): void {
  runCommand(database, 'coding.order', now, () => {
    writeOrder(database, datasetId, field, order);
    return { value: undefined, detail: { datasetId, field, categories: order.length } };
  });
}

function writeOrder(
  database: EncryptedDatabase,
  datasetId: string,
  field: FieldId,
  order: readonly string[],
): void {
  const { id } = findDataset(database, datasetId);
  database.run('DELETE FROM category_orders WHERE dataset_id = ? AND field = ?', id, field);
  if (order.length === 0) return;
  const sql = 'INSERT INTO category_orders (dataset_id, field, categories) VALUES (?, ?, ?)';
  database.run(sql, id, field, JSON.stringify(order));
}

type Side = 'before' | 'after';

/** A fix's change to a field's coding, with both sides for undo. */
export const codingChange = z.strictObject({
  field: fieldSchema,
  answers: z.array(
    z.strictObject({ answer: z.string(), before: fieldMeaning.nullable(), after: fieldMeaning.nullable() }),
  ),
  order: z.strictObject({ before: z.array(z.string()), after: z.array(z.string()) }).nullable(),
});
export type CodingChange = z.infer<typeof codingChange>;

/** Applies the other side of a change within a command; later changes by the person stay. */
export function turnCoding(
  database: EncryptedDatabase,
  datasetId: string,
  { field, answers, order }: CodingChange,
  from: Side,
  to: Side,
): void {
  const now = readFieldCoding(database, datasetId, field);
  const isAt = (value: unknown, side: unknown): boolean => canonicalJson(value) === canonicalJson(side);
  const turned = answers.filter((each) => {
    const meaning = Object.hasOwn(now.assignments, each.answer) ? now.assignments[each.answer] : null;
    return isAt(meaning, each[from]);
  });
  const assignments = turned.map((each) => ({ answer: each.answer, meaning: each[to] }));
  writeMeanings(database, datasetId, field, assignments, fieldMeaning);
  if (order !== null && isAt(now.order, order[from])) writeOrder(database, datasetId, field, order[to]);
}

/** Copies the codings of some fields to another dataset. */
export function copyCodings(
  database: EncryptedDatabase,
  fromDatasetId: string,
  to: number,
  fields: readonly FieldId[],
): void {
  const { id: from } = findDataset(database, fromDatasetId);
  for (const field of fields) {
    database.run(
      `INSERT INTO field_codings (dataset_id, field, answer, meaning)
         SELECT ?, field, answer, meaning FROM field_codings WHERE dataset_id = ? AND field = ?`,
      to,
      from,
      field,
    );
    database.run(
      `INSERT INTO category_orders (dataset_id, field, categories)
         SELECT ?, field, categories FROM category_orders WHERE dataset_id = ? AND field = ?`,
      to,
      from,
      field,
    );
  }
}

/** Stores the codings of a saved mapping within a command. */
export function putCodings(
  database: EncryptedDatabase,
  datasetId: string,
  codings: readonly SavedCoding[],
): void {
  for (const { field, answers, order } of codings) {
    const meaning: z.ZodType<unknown> = field === KEY_QUESTION ? keyMeaning : fieldMeaning;
    writeMeanings(database, datasetId, field, answers, meaning);
    writeOrder(database, datasetId, field, order);
  }
}

function countsOf(assignments: readonly Assignment<unknown>[]): { assigned: number; cleared: number } {
  const cleared = assignments.filter(({ meaning }) => meaning === null).length;
  return { assigned: assignments.length - cleared, cleared };
}

function readMeanings<Meaning>(
  database: EncryptedDatabase,
  datasetId: string,
  field: FieldId,
  meaning: z.ZodType<Meaning>,
): Readonly<Record<string, Meaning>> {
  const { id } = findDataset(database, datasetId);
  const row = z.object({ answer: z.string(), meaning: storedJson(meaning) });
  const sql = 'SELECT answer, meaning FROM field_codings WHERE dataset_id = ? AND field = ?';
  return Object.fromEntries(database.all(row, sql, id, field).map((each) => [each.answer, each.meaning]));
}

function writeMeanings<Meaning>(
  database: EncryptedDatabase,
  datasetId: string,
  field: FieldId,
  assignments: readonly Assignment<Meaning>[],
  meaning: z.ZodType<Meaning>,
): void {
  const { id } = findDataset(database, datasetId);
  for (const { answer: raw, meaning: given } of assignments) {
    if (given === null) {
      const sql = 'DELETE FROM field_codings WHERE dataset_id = ? AND field = ? AND answer = ?';
      database.run(sql, id, field, raw);
      continue;
    }
    const sql = `INSERT INTO field_codings (dataset_id, field, answer, meaning) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET meaning = excluded.meaning`;
    database.run(sql, id, field, raw, JSON.stringify(meaning.parse(given)));
  }
}
