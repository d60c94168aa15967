import type { Sealed } from '../../core/results/seal.ts';
import { AppError } from '../../core/errors.ts';
import type { Guess } from '../../core/intake/mapping/mapping.ts';
import type { ColumnProfile, ReadOptions } from '../../core/intake/reader.ts';
import type { SavedMapping } from '../../core/intake/mapping/saved-mapping.ts';
import type { Column } from '../../core/table/column.ts';
import type { ComputeLink } from '../links/compute-link.ts';
import { loadFixedColumn } from './fixed-column.ts';
import type { Job } from '../base/job.ts';
import type { PrintReport } from '../export/print-report.ts';
import type { ReaderLink } from '../links/reader-link.ts';
import type { ProjectStore } from '../store/project-store.ts';

/** Context of a request: time, job, picked path. */
export type Call = {
  /** ISO time of the request. */
  readonly now: string;
  readonly job: Job;
  /** Path behind the input's file token. Errors: file/unknown-token. */
  readonly path: () => string;
};

export type InspectedFile = {
  readonly sha256: string;
  readonly options: ReadOptions;
  readonly columns: readonly ColumnProfile[];
  /** Columns that may identify people, with the reason. */
  readonly pointing: ReadonlyMap<string, string>;
  /** By column name, as they may be recorded. */
  readonly guesses: ReadonlyMap<string, Guess>;
};

/** A pinned finding's answer of today. */
export type PinCheck = {
  readonly isStale: boolean;
  /** Changed inputs, in sentences. */
  readonly causes: readonly string[];
  /** What a refusal says, which may be of one person: for the screen alone. */
  readonly refusal: string | null;
  /** Null where the finding cannot be answered today. */
  readonly now: Sealed | null;
};

/** State of the project thread: at most one open project, and its loaded columns. */
export class ProjectSession {
  readonly reader: ReaderLink;
  readonly compute: ComputeLink;
  readonly print: PrintReport;
  readonly userDataFolder: string;
  readonly programVersion: string;
  readonly scryptCost: number;
  readonly onChange: () => void;
  /** Inspected files, so that an import can check that it reads the same file. */
  readonly inspected = new Map<string, InspectedFile>();
  /** Saved mappings at hand, by id. */
  readonly savedMappings = new Map<string, SavedMapping>();
  /** Pin checks by finding and digest of its inputs. */
  readonly pinChecks = new Map<string, Promise<PinCheck>>();
  #store: ProjectStore | null = null;
  #onClose: () => void = () => undefined;
  /** Loaded columns by dataset and name. */
  #columns = new Map<string, Map<string, Column>>();

  constructor(links: {
    readonly reader: ReaderLink;
    readonly compute: ComputeLink;
    readonly print: PrintReport;
    readonly userDataFolder: string;
    readonly programVersion: string;
    readonly scryptCost: number;
    readonly onChange: () => void;
  }) {
    this.reader = links.reader;
    this.compute = links.compute;
    this.print = links.print;
    this.userDataFolder = links.userDataFolder;
    this.programVersion = links.programVersion;
    this.scryptCost = links.scryptCost;
    this.onChange = links.onChange;
  }

  get openStore(): ProjectStore | null {
    return this.#store;
  }

  /** Errors: project/none-open. */
  get store(): ProjectStore {
    if (!this.#store) {
      throw new AppError('project/none-open', 'No project is open.', 'Open a project, or make a new one.');
    }
    return this.#store;
  }

  use(store: ProjectStore, onClose: () => void = () => undefined): void {
    this.close();
    this.#store = store;
    this.#onClose = onClose;
  }

  close(): void {
    this.#store?.close();
    this.#store = null;
    this.#onClose();
    this.#onClose = () => undefined;
    this.#columns = new Map();
    this.inspected.clear();
    this.savedMappings.clear();
    this.pinChecks.clear();
  }

  /** A column after the dataset's fixes, in shared memory, loaded once. */
  column(datasetId: string, name: string): Column {
    const columns = this.#columns.get(datasetId) ?? new Map<string, Column>();
    this.#columns.set(datasetId, columns);
    const known = columns.get(name);
    if (known) return known;
    const column = loadFixedColumn(this.store, datasetId, name);
    columns.set(name, column);
    return column;
  }

  /** Drops loaded columns after a change of fixes: one column, or all of the dataset. */
  forgetColumns(datasetId: string, name: string | null = null): void {
    if (name === null) this.#columns.delete(datasetId);
    else this.#columns.get(datasetId)?.delete(name);
  }
}
