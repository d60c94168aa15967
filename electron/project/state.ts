import { unmatchedAnswers } from '../../core/background/classify.ts';
import type { Output } from '../../core/contract/requests.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { categoriesOf, isCodable, unmatchedOf } from '../../core/intake/coding/field-coding.ts';
import { fieldLabel } from '../../core/intake/mapping/field-label.ts';
import { fieldOf } from '../../core/table/fields.ts';
import { cloudFolderWarning } from './cloud-folder.ts';
import type { ProjectSession } from './session.ts';
import type { StoredDataset } from '../store/datasets.ts';
import { codingOf, fieldCodingOf } from './coded-columns.ts';
import { columnOf } from './dataset-columns.ts';
import { groupingInForce } from './named-schemes.ts';

type ProjectState = NonNullable<Output<'project.state'>>;

/** Project state for the window; holds no count of people. */
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
    groupingId: groupingInForce(session),
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
    const coded = column.type === 'category' && isCodable(column.field);
    const labels = coded ? session.store.categories(id, column.name) : [];
    const coding = coded ? fieldCodingOf(session, id, column.field, labels) : null;
    return [
      {
        field: column.field,
        label: fieldLabel(column.field, column.name),
        column: column.name,
        splits: isSplit,
        categories: isSplit && coding ? [...categoriesOf(column.field, labels, coding)] : [],
        isCodable: coded,
        unmatchedAnswers: coding ? unmatchedOf(column.field, labels, coding).length : 0,
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
