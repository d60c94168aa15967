import type { AnswersInUse, ImportFacts } from '../core/analyses/import-facts.ts';
import { backgroundLabels } from '../core/background/background.ts';
import { answerOptions } from '../core/background/instrument.ts';
import type { AnswerMeaning } from '../core/background/scheme.ts';
import { categoriesOf, categoryOf, isCodable } from '../core/intake/coding/field-coding.ts';
import type { FieldId } from '../core/intake/fields.ts';
import { codingOf, fieldCodingOf } from './handlers/coded-columns.ts';
import { categoryColumn } from './handlers/dataset-columns.ts';
import type { ProjectSession } from './project-session.ts';
import type { StoredDataset } from './store/datasets.ts';

/** How a dataset came in, for its report; unprotected. */
export function importFactsOf(session: ProjectSession, dataset: StoredDataset): ImportFacts {
  const report = session.store.datasetReport(dataset.id);
  const byReason = Map.groupBy(report.setAside, ({ reason }) => reason);
  const unlisted = report.setAsideCount - report.setAside.length;
  const later = report.profile.rows - dataset.rows;
  const columns = dataset.columns.flatMap(({ name, field }) =>
    field === null ? [] : [{ column: name, field }],
  );
  return {
    names: { columns, columnsLeftOut: report.columnsLeftOut },
    rows: dataset.rows,
    setAside: [
      ...[...byReason].map(([reason, rows]) => ({ reason, rows: rows.length })),
      ...(unlisted > 0 ? [{ reason: 'For reasons that are not listed', rows: unlisted }] : []),
      ...(later > 0 ? [{ reason: 'By a check, after the import', rows: later }] : []),
    ],
    answers: dataset.columns.flatMap(({ field, type }) =>
      field !== null && type === 'category' ? (answersOf(session, dataset, field) ?? []) : [],
    ),
  };
}

/** Null where nothing was decided or recognised: the answers stand as they are. */
function answersOf(session: ProjectSession, dataset: StoredDataset, field: FieldId): AnswersInUse | null {
  if (field !== 'seb-occupation' && !isCodable(field)) return null;
  const column = categoryColumn(session, dataset, field);
  const { labels } = column;
  if (field === 'seb-occupation') {
    const { assignments } = codingOf(session, dataset.id, labels);
    const countedAs = labels.map(
      (label) => meaningLabel(Object.hasOwn(assignments, label) ? assignments[label] : undefined) ?? label,
    );
    return { field, column, countedAs, categories: [...new Set(countedAs)].filter((each) => each !== '') };
  }
  const coding = fieldCodingOf(session, dataset.id, field, labels);
  if (Object.keys(coding.assignments).length === 0 && coding.order.length === 0) return null;
  return {
    field,
    column,
    countedAs: labels.map((label) => categoryOf(field, label, coding)),
    categories: categoriesOf(field, labels, coding),
  };
}

function meaningLabel(meaning: AnswerMeaning | undefined): string | null {
  switch (meaning?.kind) {
    case undefined:
      return null;
    case 'answer':
      return answerOptions.find(({ code }) => code === meaning.code)?.label ?? null;
    case 'group':
      return backgroundLabels[meaning.group];
    case 'reason':
      return backgroundLabels[meaning.reason];
  }
}
