import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { policies } from '../../../core/disclosure/policy.ts';
import { AppError } from '../../../core/errors.ts';
import { codeColumn, isCodable } from '../../../core/intake/coding/field-coding.ts';
import type { FieldId } from '../../../core/table/fields.ts';
import { type DecidedAnswers, mappingToSave } from '../../../core/intake/mapping/mapping-to-save.ts';
import {
  mappingTooLarge,
  MOST_MAPPING_BYTES,
  readMapping,
  type SavedMapping,
  writeMapping,
} from '../../../core/intake/mapping/saved-mapping.ts';
import type { CategoryColumn } from '../../../core/table/column.ts';
import { countedAnswers } from '../counted-answers.ts';
import { fieldCodingOf } from '../coded-columns.ts';
import { categoryColumn, datasetOf, peopleOf } from '../dataset-columns.ts';
import type { ProjectSession } from '../session.ts';
import type { StoredDataset } from '../../store/datasets.ts';

export type MappingWritten = {
  readonly columns: number;
  readonly answers: number;
  readonly answersHeldBack: number;
};

/**
 * Writes a dataset's mapping to a file, recorded before the file is written. Errors: project/no-dataset,
 * file/cannot-write.
 */
export function saveMapping(
  session: ProjectSession,
  datasetId: string,
  path: string,
  now: string,
): MappingWritten {
  const dataset = datasetOf(session, datasetId);
  const policy = policies[session.store.facts().policyId];
  const { columnsLeftOut, profile } = session.store.datasetReport(datasetId);
  const { mapping, answersHeldBack } = mappingToSave(
    {
      label: dataset.label,
      kind: dataset.kind,
      read: profile.choices ?? {},
      columns: [
        ...dataset.columns.map(({ name, type, field }) => ({ column: name, type, field })),
        ...columnsLeftOut.map(({ column }) => ({ column, type: null, field: null })),
      ],
      decided: dataset.columns.flatMap(({ type, field }) =>
        type === 'category' && field !== null ? (decidedAnswers(session, dataset, field) ?? []) : [],
      ),
    },
    policy,
  );
  const text = writeMapping(mapping);
  const written = {
    columns: mapping.columns.length,
    answers: mapping.codings.reduce((sum, { answers }) => sum + answers.length, 0),
    answersHeldBack,
  };
  const next = `${path}.next`;
  try {
    if (session.store.isAt(path)) throw cannotWrite();
    writeWhole(next, text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    session.store.recordSavedMapping({ datasetId, sha256, ...written }, now);
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error instanceof AppError ? error : cannotWrite();
  }
  return written;
}

/** A person's decisions on answers, without the meanings that wordings suggest; null where there are none. */
function decidedAnswers(
  session: ProjectSession,
  dataset: StoredDataset,
  field: FieldId,
): DecidedAnswers | null {
  const isKey = field === 'seb-occupation';
  if (!isKey && !isCodable(field)) return null;
  const { store } = session;
  const { assignments } = isKey ? store.coding(dataset.id) : store.fieldCoding(dataset.id, field);
  const order = isKey ? [] : store.fieldCoding(dataset.id, field).order;
  if (Object.keys(assignments).length + order.length === 0) return null;
  const column = categoryColumn(session, dataset, field);
  const people = peopleOf(session, dataset);
  const counted = (each: CategoryColumn): ReadonlyMap<string, number> =>
    new Map(countedAnswers(each, people).map(({ answer, count }) => [answer, count]));
  const coded = isKey
    ? column
    : codeColumn(field, column, fieldCodingOf(session, dataset.id, field, column.labels));
  return { field, assignments, order, peopleGiving: counted(column), peopleIn: counted(coded) };
}

/** Opens a saved mapping and returns the id under which it is kept at hand. Errors: mapping/…, file/cannot-read. */
export function openMapping(session: ProjectSession, path: string): string {
  const text = readSmall(path);
  const mapping = readMapping(text);
  const id = `mapping-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  session.savedMappings.set(id, mapping);
  return id;
}

/** Errors: mapping/not-at-hand. */
export function mappingAtHand(session: ProjectSession, id: string): SavedMapping {
  const mapping = session.savedMappings.get(id);
  if (mapping) return mapping;
  throw new AppError('mapping/not-at-hand', 'That mapping is no longer at hand.', 'Choose its file again.');
}

export function isMappingId(id: string): boolean {
  return id.startsWith('mapping-');
}

/** Reads regular files of bounded size only: a device or a pipe would never end. */
function readSmall(path: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw cannotRead();
  }
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) throw cannotRead();
    if (facts.size > MOST_MAPPING_BYTES) throw mappingTooLarge();
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } finally {
    closeSync(file);
  }
}

function writeWhole(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const cannotRead = (): AppError =>
  new AppError('file/cannot-read', 'The saved mapping could not be opened.', 'Check its name and place.');

const cannotWrite = (): AppError =>
  new AppError(
    'file/cannot-write',
    'The mapping could not be written there.',
    'Check that the folder can be written to and that the disk has room, or choose another.',
  );
