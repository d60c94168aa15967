import { suggestCoding, unmatchedAnswers } from '../../core/background/classify.ts';
import type { Coding } from '../../core/background/scheme.ts';
import { AppError } from '../../core/errors.ts';
import type { Output } from '../../core/contract/requests.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { type FieldId, fieldOf } from '../../core/intake/fields.ts';
import type { CategoryColumn } from '../../core/table/column.ts';
import { cloudFolderWarning } from '../cloud-folder.ts';
import type { ProjectSession } from '../project-session.ts';
import type { StoredDataset } from '../store/datasets.ts';

type ProjectState = NonNullable<Output<'project.state'>>;

/** What the window knows of the project: no count of people is among it. */
export function stateOf(session: ProjectSession): ProjectState {
  const { store } = session;
  const facts = store.facts();
  const { id, label, sentence } = policies[facts.policyId];
  const settings = store.settings();
  return {
    name: facts.name,
    isSample: facts.isSample,
    policy: { id, label, sentence },
    schemeId: settings.schemeId,
    benchmarkId: settings.benchmarkId,
    datasets: store.datasets().map((dataset) => summaryOf(session, dataset)),
    findings: store.findings().length,
    warnings: cloudFolderWarning(store.path),
  };
}

function summaryOf(session: ProjectSession, dataset: StoredDataset): ProjectState['datasets'][number] {
  const { id, label, kind, wave } = dataset;
  const fields = dataset.columns.flatMap((column) => {
    if (column.field === null) return [];
    const { splits } = fieldOf(column.field);
    const isSplit = splits && column.type === 'category';
    return [
      {
        field: column.field,
        label: fieldOf(column.field).label,
        column: column.name,
        splits: isSplit,
        categories: isSplit ? session.store.categories(id, column.name).slice(1) : [],
      },
    ];
  });
  const answers = occupationLabels(session, dataset);
  return {
    id,
    label,
    kind,
    wave,
    fields,
    hasKeyQuestion: answers !== null,
    unmatchedAnswers: answers === null ? 0 : unmatchedAnswers(answers, codingOf(session, id, answers)).length,
  };
}

function occupationLabels(session: ProjectSession, dataset: StoredDataset): readonly string[] | null {
  const name = columnOf(dataset, 'seb-occupation');
  return name === null ? null : session.store.categories(dataset.id, name);
}

export function columnOf(dataset: StoredDataset, field: FieldId): string | null {
  return dataset.columns.find((column) => column.field === field)?.name ?? null;
}

/** The person's decisions over what the instrument's wordings suggest. */
export function codingOf(session: ProjectSession, datasetId: string, labels: readonly string[]): Coding {
  const decided = session.store.coding(datasetId);
  return { assignments: { ...suggestCoding(labels).assignments, ...decided.assignments } };
}

/** Errors: project/no-dataset. */
export function datasetOf(session: ProjectSession, datasetId: string): StoredDataset {
  const found = session.store.datasets().find((dataset) => dataset.id === datasetId);
  if (!found) {
    throw new AppError('project/no-dataset', 'That dataset is not in this project.', 'Choose another one.');
  }
  return found;
}

/** Errors: analysis/missing-field. */
export function categoryColumn(
  session: ProjectSession,
  dataset: StoredDataset,
  field: FieldId,
): CategoryColumn {
  const name = columnOf(dataset, field);
  const column = name === null ? null : session.column(dataset.id, name);
  if (column?.type !== 'category') {
    throw new AppError(
      'analysis/missing-field',
      `This dataset has no column for ${fieldOf(field).label}.`,
      'Map a column to it on the Import screen.',
    );
  }
  return column;
}

/** People per row where the extract is a table of counts; null where each row is one person. */
export function peopleOf(session: ProjectSession, dataset: StoredDataset): Float64Array | null {
  const name = columnOf(dataset, 'count');
  const column = name === null ? null : session.column(dataset.id, name);
  return column?.type === 'number' ? column.values : null;
}
