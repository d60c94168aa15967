import { unmatchedAnswers } from '../../../core/background/classify.ts';
import type { Output } from '../../../core/contract/requests.ts';
import { isCodable, unmatchedOf } from '../../../core/intake/coding/field-coding.ts';
import { type FieldId, fieldOf } from '../../../core/table/fields.ts';
import { codingOf, fieldCodingOf } from '../coded-columns.ts';
import type { ProjectSession } from '../session.ts';
import type { StoredDataset } from '../../store/datasets.ts';

type CodingInUse = Output<'dataset.import-report'>['value']['codings'][number];

/** Number of distinct coded answers of each field; fields without coding are omitted. */
export function codingsInUse(session: ProjectSession, dataset: StoredDataset): CodingInUse[] {
  return dataset.columns.flatMap(({ name, type, field }): CodingInUse[] => {
    if (field === null || type !== 'category') return [];
    const answers = session.store.categories(dataset.id, name).filter((label) => label.trim() !== '');
    const coding = describeCoding(session, dataset.id, field, answers);
    if (coding === null) return [];
    const { assignments, open } = coding;
    const kinds = answers.flatMap((answer) =>
      Object.hasOwn(assignments, answer) ? [assignments[answer]?.kind] : [],
    );
    const setAside = kinds.filter((kind) => kind === 'reason').length;
    const grouped = kinds.length - setAside;
    if (grouped + setAside + open === 0) return [];
    return [{ field, label: fieldOf(field).label, grouped, setAside, open }];
  });
}

type Described = {
  readonly assignments: Readonly<Record<string, { readonly kind: string }>>;
  readonly open: number;
};

function describeCoding(
  session: ProjectSession,
  datasetId: string,
  field: FieldId,
  answers: readonly string[],
): Described | null {
  if (field === 'seb-occupation') {
    const coding = codingOf(session, datasetId, answers);
    return { assignments: coding.assignments, open: unmatchedAnswers(answers, coding).length };
  }
  if (!isCodable(field)) return null;
  const coding = fieldCodingOf(session, datasetId, field, answers);
  return { assignments: coding.assignments, open: unmatchedOf(field, answers, coding).length };
}
