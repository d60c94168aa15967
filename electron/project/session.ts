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
  /** What the input's token stands for. Errors: file/unknown-token. */
  readonly path: () => string;
};

export type InspectedFile = {
  readonly sha256: string;
  readonly options: ReadOptions;
  readonly columns: readonly ColumnProfile[];
  /** Columns that may point at people, each with the reason. */
  readonly pointing: ReadonlyMap<string, string>;
  /** By column name, as they may be recorded. */
  readonly guesses: ReadonlyMap<string, Guess>;
};

/** What a pinned finding would say today. */
export type PinCheck = {
  readonly isStale: boolean;
  /** What it was made from that has changed since, as sentences. */
  readonly causes: readonly string[];
  /** What a refusal says, which may be of one person: for the screen alone. */
  readonly refusal: string | null;
  /** Null where it cannot be answered today. */
  readonly now: Sealed | null;
};

/** The project thread's state: at most one open project, and columns already loaded from it. */
export class ProjectSession {
  readonly reader: ReaderLink;
  readonly compute: ComputeLink;
  readonly print: PrintReport;
  readonly userDataFolder: string;
  readonly programVersion: string;
  readonly scryptCost: number;
  readonly onChange: () => void;
  /** What is known of each file that was looked at, so that an import knows it to be the same. */
  readonly inspected = new Map<string, InspectedFile>();
  /** Mappings that were opened from files, by id. */
  readonly savedMappings = new Map<string, SavedMapping>();
  /** What pinned findings would say today, by the finding and what it would be made from. */
  readonly pinChecks = new Map<string, Promise<PinCheck>>();
  #store: ProjectStore | null = null;
  #onClose: () => void = () => undefined;
  /** By dataset and name. */
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

  /** On shared memory, loaded once, as it is after the dataset's fixes. */
  column(datasetId: string, name: string): Column {
    const columns = this.#columns.get(datasetId) ?? new Map<string, Column>();
    this.#columns.set(datasetId, columns);
    const known = columns.get(name);
    if (known) return known;
    const column = loadFixedColumn(this.store, datasetId, name);
    columns.set(name, column);
    return column;
  }

  /** After a change of its fixes: of all its columns, or of one. */
  forgetColumns(datasetId: string, name: string | null = null): void {
    if (name === null) this.#columns.delete(datasetId);
    else this.#columns.get(datasetId)?.delete(name);
  }
}
