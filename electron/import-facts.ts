import type { AnswersInUse, ImportFacts } from '../core/analyses/import-facts.ts';
import { backgroundLabels } from '../core/background/background.ts';
import { isKindOfWork, meaningToBackground } from '../core/background/classify.ts';
import { answerOptions } from '../core/background/instrument.ts';
import type { AnswerMeaning, Scheme } from '../core/background/scheme.ts';
import { categoriesOf, categoryOf, isCodable } from '../core/intake/coding/field-coding.ts';
import type { FieldId } from '../core/intake/fields.ts';
import { codingOf, fieldCodingOf } from './handlers/coded-columns.ts';
import { categoryColumn } from './handlers/dataset-columns.ts';
import type { ProjectSession } from './project-session.ts';
import type { StoredDataset } from './store/datasets.ts';

/** How a dataset came in, for its report; unprotected. */
export function importFactsOf(session: ProjectSession, dataset: StoredDataset, scheme: Scheme): ImportFacts {
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
      field !== null && type === 'category' ? (answersOf(session, dataset, field, scheme) ?? []) : [],
    ),
  };
}

/** Null where nothing was decided or recognised: the answers stand as they are. */
function answersOf(
  session: ProjectSession,
  dataset: StoredDataset,
  field: FieldId,
  scheme: Scheme,
): AnswersInUse | null {
  if (field !== 'seb-occupation' && !isCodable(field)) return null;
  const column = categoryColumn(session, dataset, field);
  const { labels } = column;
  if (field === 'seb-occupation') {
    const { assignments } = codingOf(session, dataset.id, labels);
    const countedAs = labels.map(
      (label) =>
        meaningLabel(Object.hasOwn(assignments, label) ? assignments[label] : undefined, scheme) ?? label,
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

/**
 * The group or reason, which the other findings count too: single answers would be parts of their groups, and a small
 * one could be worked out from both. A kind of work has no group by itself, so there it is named.
 */
function meaningLabel(meaning: AnswerMeaning | undefined, scheme: Scheme): string | null {
  if (meaning === undefined) return null;
  if (meaning.kind === 'answer' && isKindOfWork(meaning, scheme)) {
    return answerOptions.find(({ code }) => code === meaning.code)?.label ?? null;
  }
  return backgroundLabels[meaningToBackground(meaning, scheme)];
}
