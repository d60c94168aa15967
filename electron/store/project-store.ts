import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import type { Coding } from '../../core/background/scheme.ts';
import type { FieldCoding, FieldMeaning } from '../../core/intake/coding/field-coding.ts';
import type { FieldId } from '../../core/table/fields.ts';
import type { Benchmark } from '../../core/benchmarks/benchmark.ts';
import type { Ledger, Release } from '../../core/disclosure/ledger.ts';
import type { Policy } from '../../core/disclosure/policy.ts';
import type { Column } from '../../core/table/column.ts';
import { type AuditEntry, readAuditEntries, runCommand, type Verification, verifyProject } from './audit.ts';
import { addBenchmark, readBenchmarks } from './benchmarks.ts';
import {
  type Assignment,
  assignAnswers,
  assignFieldAnswers,
  orderCategories,
  readCoding,
  readFieldCoding,
} from './codings.ts';
import { loadColumn, readCategories } from './columns.ts';
import type { EncryptedDatabase } from './database.ts';
import {
  type DatasetReport,
  readDatasetReport,
  readDatasets,
  removeDataset,
  type StoredDataset,
} from './datasets.ts';
import { deriveKey, isSameKey, makeKey, SCRYPT_COST } from './file-key.ts';
import {
  type Finding,
  type NewFinding,
  pinFinding,
  pinFindingAgain,
  readFindings,
  removeFinding,
} from './findings.ts';
import { emptyUnfinished, forgetUnfinished } from './forget-arriving.ts';
import { type History, historyOf } from './history.ts';
import { beginImport, type ImportDetails, type ImportWriter } from './import-writer.ts';
import { addFix, type NewFix, readFixes, type StoredFix, undoFix } from './fixes.ts';
import { closeFile, createFile, openFile, type OpenFile, rekeyFile } from './open-file.ts';
import { personKeyOf } from './person-key.ts';
import { projectErrors } from './project-errors.ts';
import { type Export, readLedger, recordExport } from './releases.ts';
import { type RemovedDatasets, removedDatasets } from './removed-datasets.ts';
import { type SchemeRecords, schemeRecords } from './schemes.ts';
import { recordSavedMapping, type SavedMappingRecord } from './saved-mappings.ts';
import {
  chooseBenchmark,
  chooseScheme,
  insertFacts,
  type ProjectFacts,
  type ProjectSettings,
  readFacts,
  readSettings,
} from './settings.ts';

export type NewProject = {
  readonly name: string;
  readonly passphrase: string;
  readonly policyId: Policy['id'];
  readonly isSample: boolean;
  readonly now: string;
};

/**
 * Errors: project/exists, read-only, disk-full. A lower `scryptCost` is for random passphrases and tests; a file opens
 * only with the cost it was made with.
 */
export function createProject(path: string, project: NewProject, scryptCost = SCRYPT_COST): ProjectStore {
  const { name, passphrase, policyId, isSample, now } = project;
  const file = createFile(path, makeKey(passphrase, scryptCost), (database) =>
    insertFacts(database, { projectId: randomUUID(), name, policyId, isSample, createdAt: now }),
  );
  return new ProjectStore(file, scryptCost);
}

/** Errors: project/missing-file, foreign-file, damaged-file, read-only, in-use, wrong-passphrase, newer-version. */
export function openProject(
  path: string,
  passphrase: string,
  now: string,
  scryptCost = SCRYPT_COST,
): ProjectStore {
  const file = openFile(path, passphrase, scryptCost);
  try {
    emptyUnfinished(file.database);
    runCommand(file.database, 'project.open', now, () => ({
      value: undefined,
      detail: { unfinishedImports: forgetUnfinished(file.database) },
    }));
    return new ProjectStore(file, scryptCost);
  } catch (error) {
    closeFile(file);
    throw error;
  }
}

/** An open project. A command is durable, with its audit entry, when it returns; one that throws changed nothing. */
export class ProjectStore {
  #file: OpenFile;
  readonly #scryptCost: number;

  constructor(file: OpenFile, scryptCost: number) {
    this.#file = file;
    this.#scryptCost = scryptCost;
  }

  get #database(): EncryptedDatabase {
    return this.#file.database;
  }

  /** Real path, links resolved. */
  get path(): string {
    return this.#file.path;
  }

  facts(): ProjectFacts {
    return readFacts(this.#database);
  }

  settings(): ProjectSettings {
    return readSettings(this.#database);
  }

  chooseScheme(schemeId: string, now: string): void {
    chooseScheme(this.#database, schemeId, now);
  }

  chooseBenchmark(benchmarkId: string, now: string): void {
    chooseBenchmark(this.#database, benchmarkId, now);
  }

  beginImport(details: ImportDetails): ImportWriter {
    return beginImport(this.#database, details);
  }

  datasets(): readonly StoredDataset[] {
    return readDatasets(this.#database);
  }

  datasetReport(datasetId: string): DatasetReport {
    return readDatasetReport(this.#database, datasetId);
  }

  removeDataset(datasetId: string, now: string): void {
    removeDataset(this.#database, datasetId, now);
  }

  get removed(): RemovedDatasets {
    return removedDatasets(this.#database);
  }

  loadColumn(datasetId: string, name: string): Column {
    return loadColumn(this.#database, datasetId, name);
  }

  /** Labels of a category column, '' first, without loading its codes. */
  categories(datasetId: string, name: string): readonly string[] {
    return readCategories(this.#database, datasetId, name);
  }

  /** Fixes in force, in order; undone ones are omitted. */
  fixes(datasetId: string): readonly StoredFix[] {
    return readFixes(this.#database, datasetId);
  }

  addFix(datasetId: string, fix: NewFix, now: string): void {
    addFix(this.#database, datasetId, fix, now);
  }

  undoFix(datasetId: string, fixId: string, now: string): void {
    undoFix(this.#database, datasetId, fixId, now);
  }

  coding(datasetId: string): Coding {
    return readCoding(this.#database, datasetId);
  }

  assignAnswers(datasetId: string, assignments: readonly Assignment[], now: string): void {
    assignAnswers(this.#database, datasetId, assignments, now);
  }

  /** Key for hashing identifiers; never leaves the project thread. */
  personKey(): Uint8Array {
    return personKeyOf(this.#database);
  }

  fieldCoding(datasetId: string, field: FieldId): FieldCoding {
    return readFieldCoding(this.#database, datasetId, field);
  }

  assignFieldAnswers(
    datasetId: string,
    field: FieldId,
    assignments: readonly Assignment<FieldMeaning>[],
    now: string,
  ): void {
    assignFieldAnswers(this.#database, datasetId, field, assignments, now);
  }

  orderCategories(datasetId: string, field: FieldId, order: readonly string[], now: string): void {
    orderCategories(this.#database, datasetId, field, order, now);
  }

  /** The organisation's own groupings. */
  get schemes(): SchemeRecords {
    return schemeRecords(this.#database);
  }

  customBenchmarks(): readonly Benchmark[] {
    return readBenchmarks(this.#database);
  }

  addBenchmark(benchmark: Benchmark, now: string): void {
    addBenchmark(this.#database, benchmark, now);
  }

  findings(): readonly Finding[] {
    return readFindings(this.#database);
  }

  pinFinding(finding: NewFinding, now: string): string {
    return pinFinding(this.#database, finding, now);
  }

  pinFindingAgain(formerId: string, finding: NewFinding, now: string): string {
    return pinFindingAgain(this.#database, formerId, finding, now);
  }

  removeFinding(findingId: string, now: string): void {
    removeFinding(this.#database, findingId, now);
  }

  ledger(): Ledger {
    return readLedger(this.#database);
  }

  recordExport(exported: Export): Release {
    return recordExport(this.#database, exported);
  }

  recordSavedMapping(record: SavedMappingRecord, now: string): void {
    recordSavedMapping(this.#database, record, now);
  }

  get history(): History {
    return historyOf(this.#database);
  }

  auditEntries(): readonly AuditEntry[] {
    return readAuditEntries(this.#database);
  }

  verify(): Verification {
    return verifyProject(this.#database);
  }

  /** Whether a path leads to this file, by any name. */
  isAt(path: string): boolean {
    return existsSync(path) && realpathSync(path) === this.#file.path;
  }

  isPassphrase(passphrase: string): boolean {
    const { key } = this.#file;
    return isSameKey(deriveKey(passphrase, key.salt, this.#scryptCost), key);
  }

  /** Errors: project/wrong-passphrase, disk-full. */
  changePassphrase(current: string, next: string, now: string): void {
    if (!this.isPassphrase(current)) throw projectErrors.wrongPassphrase();
    this.#file = rekeyFile(this.#file, makeKey(next, this.#scryptCost), (database) =>
      runCommand(database, 'project.change-passphrase', now, () => ({ value: undefined, detail: {} })),
    );
  }

  close(): void {
    closeFile(this.#file);
  }
}
