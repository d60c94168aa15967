import type { Failure, Input, Output } from '../../core/contract/requests.ts';
import { type DatasetKind, type FieldId, noWeighting, type Weighting } from '../../core/contract/words.ts';
import { announce } from './announcer.tsx';
import { ask, failureOf, onProjectChange, type PickedFile } from './client.ts';
import { goTo } from './route.ts';
import { createStore, useStore } from './store.ts';

export type ProjectState = NonNullable<Output<'project.state'>>;
export type Dataset = ProjectState['datasets'][number];
export type Filter = Input<'analysis.run'>['filters'][number];
export type AnalysisOptions = Readonly<Record<string, unknown>>;
export type Benchmark = Output<'benchmark.list'>[number];

export type Turned = Output<'history.undo'>['value']['answers'];

export type ReadingChoices = Pick<
  Input<'extract.inspect'>,
  'encoding' | 'delimiter' | 'headerRow' | 'sheet' | 'templateId'
>;
export type DatasetForm = { readonly label: string; readonly kind: DatasetKind; readonly wave: string };

/** What was set by hand about a file that waits to be imported. */
export type MappingDraft = {
  /** Token of the file. */
  readonly token: string;
  readonly reading: ReadingChoices;
  /** Whether the template that was found is not taken. */
  readonly isAfresh: boolean;
  /** Fields by column name; null leaves the column out. */
  readonly fields: ReadonlyMap<string, FieldId | null>;
  readonly form: Partial<DatasetForm>;
};

export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'history' }
  | { readonly kind: 'create-project'; readonly extract: PickedFile | null }
  | { readonly kind: 'open-project'; readonly file: PickedFile };

/** State shared by all screens; state of one screen stays in its component. */
export type Session = {
  readonly isLoaded: boolean;
  readonly failure: Failure | null;
  readonly info: Output<'app.info'> | null;
  readonly project: ProjectState | null;
  /** True while a project is created in several steps; none is shown meanwhile, and no command is possible. */
  readonly isMaking: boolean;
  /** Work cancelled because its screen was left, in a sentence that stays until read. */
  readonly stopped: string | null;
  /** Grows with every change of the project; queries ask again. */
  readonly revision: number;
  readonly datasetId: string | null;
  readonly filters: readonly Filter[];
  readonly weighting: Weighting;
  readonly options: Readonly<Record<string, AnalysisOptions>>;
  /** Datasets that stand beside, by analysis. */
  readonly beside: Readonly<Record<string, readonly string[]>>;
  readonly benchmarks: readonly Benchmark[];
  /** File for the import screen to inspect next. */
  readonly extract: PickedFile | null;
  readonly draft: MappingDraft | null;
  /** Answers moved by the last undo or redo; a new list each time. */
  readonly turned: Turned;
  readonly dialog: OpenDialog | null;
  /** Published share of usable answers, by dataset. */
  readonly usable: Readonly<Record<string, string>>;
  /** Published number of hand-coded usable answers, from the last result without filters, by dataset. */
  readonly placed: Readonly<Record<string, string>>;
};

export const session = createStore<Session>({
  isLoaded: false,
  failure: null,
  info: null,
  project: null,
  isMaking: false,
  stopped: null,
  revision: 0,
  datasetId: null,
  filters: [],
  weighting: noWeighting,
  options: {},
  beside: {},
  benchmarks: [],
  extract: null,
  draft: null,
  turned: [],
  dialog: null,
  usable: {},
  placed: {},
});

export function useSession<Part>(pick: (state: Session) => Part): Part {
  return useStore(session, pick);
}

export function useDataset(): Dataset | null {
  return useSession((state) => currentDataset(state));
}

function currentDataset(state: Session): Dataset | null {
  return state.project?.datasets.find((each) => each.id === state.datasetId) ?? null;
}

/** Adopts a new project state, from a command or from the core's events. */
export function adoptProject(project: ProjectState | null): void {
  const { datasetId, revision } = session.read();
  const isKnown = project?.datasets.some((each) => each.id === datasetId) ?? false;
  session.change({
    project,
    revision: revision + 1,
    datasetId: isKnown ? datasetId : latestDataset(project),
  });
}

function latestDataset(project: ProjectState | null): string | null {
  const byWave = project?.datasets.toSorted((a, b) => a.wave.localeCompare(b.wave)) ?? [];
  return byWave.at(-1)?.id ?? null;
}

export async function loadSession(): Promise<void> {
  session.change({ failure: null });
  try {
    const [info, project] = await Promise.all([ask('app.info', {}), ask('project.state', {})]);
    session.change({ info });
    adoptProject(project);
    if (project) await refreshBenchmarks();
  } catch (error) {
    session.change({ failure: failureOf(error) });
  }
  session.change({ isLoaded: true });
}

/** Closes the open project, runs `make`, and enters the project it made; with null no project is open. */
export async function whileMaking(make: () => Promise<ProjectState | null>): Promise<void> {
  leaveProject();
  session.change({ isMaking: true });
  const made = await make();
  session.change({ isMaking: false });
  if (made) await enterProject(made);
  else await readProject();
}

/** Opens a project on the screen where its work stands. */
export async function enterProject(project: ProjectState): Promise<void> {
  session.change({ ...nothingChosen, datasetId: null, dialog: null });
  adoptProject(project);
  await refreshBenchmarks();
  announce(`${project.name} is open.`);
  goTo(nextStep(project));
}

export function nextStep(project: ProjectState): 'import' | 'answers' | 'analyses' {
  if (session.read().extract || project.datasets.length === 0) return 'import';
  return project.datasets.some((each) => each.unmatchedAnswers > 0) ? 'answers' : 'analyses';
}

export async function closeProject(): Promise<void> {
  try {
    await ask('project.close', {});
    leaveProject();
    goTo('start');
  } catch (error) {
    session.change({ failure: failureOf(error) });
  }
}

function leaveProject(): void {
  session.change({ ...nothingChosen, extract: null, draft: null, dialog: null, stopped: null });
  adoptProject(null);
}

const nothingChosen = {
  filters: [],
  weighting: noWeighting,
  options: {},
  beside: {},
  usable: {},
  placed: {},
} as const;

export async function refreshBenchmarks(): Promise<void> {
  session.change({ benchmarks: await ask('benchmark.list', {}) });
}

/** Selects a newly imported dataset, without filters. */
export function lookAtAll(datasetId: string): void {
  session.change({ datasetId, filters: [], weighting: noWeighting });
}

export function chooseDataset(datasetId: string): void {
  const dataset = session.read().project?.datasets.find((each) => each.id === datasetId);
  if (!dataset) return;
  const { filters, weighting } = session.read();
  session.change({
    datasetId,
    filters: filters.filter((filter) => fits(filter, dataset)),
    weighting: isWeightable(dataset, weighting) ? weighting : noWeighting,
  });
}

function isWeightable({ fields }: Dataset, weighting: Weighting): boolean {
  const needed = weighting.kind === 'asked' ? weighting.by : weighting.kind === 'column' ? ['weight'] : [];
  return needed.every((each) => fields.some(({ field }) => field === each));
}

function fits(filter: Filter, dataset: Dataset): boolean {
  const field = dataset.fields.find((each) => each.field === filter.field);
  return filter.values.every((value) => field?.categories.includes(value) ?? false);
}

export function sayStopped(words: string): void {
  session.change({ stopped: words });
  announce(words);
}

export function setFilters(filters: readonly Filter[]): void {
  session.change({ filters });
}

export function openDialog(dialog: OpenDialog | null): void {
  session.change({ dialog });
}

/** Subscribes to project changes; returns the unsubscriber. */
export function followProject(): () => void {
  return onProjectChange(() => {
    if (!session.read().isMaking) void readProject();
  });
}

async function readProject(): Promise<void> {
  try {
    const project = await ask('project.state', {});
    if (!session.read().isMaking) adoptProject(project);
  } catch (error) {
    session.change({ failure: failureOf(error) });
  }
}
