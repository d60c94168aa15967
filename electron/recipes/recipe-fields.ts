import { analysisOf } from '../../core/analyses/registry.ts';
import { AppError } from '../../core/errors.ts';
import { type FieldId, isFieldId } from '../../core/table/fields.ts';
import type { Recipe } from '../../core/project/recipe.ts';

type Columns = Readonly<Record<string, FieldId>>;

/** Field by header in a dataset of a recipe; for a join those of both files, the first taking precedence. */
export function columnsOf(recipe: Recipe, id: string): Columns {
  const dataset = recipe.datasets.find((each) => each.id === id);
  if (dataset) return dataset.columns;
  const join = recipe.joins.find((each) => each.id === id);
  return join ? { ...columnsOf(recipe, join.right), ...columnsOf(recipe, join.left) } : {};
}

/** Field by id or by the header of its column. Errors: recipe/unknown-field. */
export function fieldNamed(columns: Columns, name: string): FieldId {
  if (isFieldId(name)) return name;
  const found = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (found !== undefined) return found;
  throw new AppError(
    'recipe/unknown-field',
    `The recipe names “${name}”, which is no field and no heading of a column in use.`,
    'Name a field, or a heading that stands among the columns of its dataset.',
  );
}

/** Options with headers replaced by fields. */
export function optionsWithFields(
  analysisId: string,
  options: Readonly<Record<string, unknown>>,
  columns: Columns,
): Record<string, unknown> {
  const specs = analysisOf(analysisId).options;
  const entries = Object.entries(options).map(([name, value]): [string, unknown] => {
    const kind = Object.hasOwn(specs, name) ? specs[name]?.kind : undefined;
    if (kind === 'field' && typeof value === 'string') return [name, fieldNamed(columns, value)];
    if (kind !== 'fields' || !Array.isArray(value)) return [name, value];
    return [
      name,
      value.map((each: unknown) => (typeof each === 'string' ? fieldNamed(columns, each) : each)),
    ];
  });
  return Object.fromEntries(entries);
}
