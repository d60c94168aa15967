import { type Cohort, byField } from '../../../core/cohort/cohort.ts';
import { cohortFrom } from '../../../core/cohort/cohort-columns.ts';
import { suggestCoding } from '../../../core/background/classify.ts';
import { schemeOf } from '../../../core/background/schemes.ts';
import type { FieldId } from '../../../core/table/fields.ts';
import type { CategoryColumn } from '../../../core/table/column.ts';
import { openProject } from '../../../electron/store/project-store.ts';
import { extractColumns } from '../extract/columns.ts';
import { NOW, PASSPHRASE, projectPath } from '../project.ts';

/** People out of the project that the import line left, their columns on shared memory as in the product. */
export function loadCohort(
  names: readonly FieldId[],
  filters: readonly { readonly field: FieldId; readonly isKept: (label: string) => boolean }[],
): Cohort {
  const store = openProject(projectPath, PASSPHRASE, NOW);
  const [dataset] = store.datasets();
  if (!dataset) throw new Error('The project of the bench holds no dataset.');
  const load = (field: FieldId): CategoryColumn => {
    const name = extractColumns.find((each) => each.field === field)?.name ?? '';
    const column = store.loadColumn(dataset.id, name);
    if (column.type !== 'category') throw new TypeError(`${field} is not a category.`);
    return column;
  };
  const occupation = load('seb-occupation');
  const fields = new Map([...names, ...filters.map(({ field }) => field)].map((name) => [name, load(name)]));
  const { schemeId } = store.settings();
  store.close();
  return cohortFrom({
    dataset: dataset.id,
    revision: dataset.sha256,
    rows: dataset.rows,
    occupation,
    asked: null,
    work: null,
    people: null,
    fields,
    filters: filters.map(({ field, isKept }) => ({
      field,
      values: fields.get(field)!.labels.filter(isKept),
    })),
    coding: suggestCoding(occupation.labels),
    scheme: schemeOf(schemeId),
  });
}

/** A table's dimension and its categories in words. */
export function dimensionOf(cohort: Cohort, field: FieldId): ReturnType<typeof byField> {
  return byField(cohort.split(field).column);
}

/** The cells that hold somebody, one line each. */
export function describeCells(
  name: string,
  labels: readonly (readonly string[])[],
  counts: Float64Array,
): readonly string[] {
  const lines: string[] = [];
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue;
    let rest = cell;
    const words = labels.toReversed().map((each) => {
      const word = each[rest % each.length];
      rest = Math.floor(rest / each.length);
      return word;
    });
    lines.push(`${name}: ${words.toReversed().join(' / ')} ${count}`);
  }
  return lines;
}
