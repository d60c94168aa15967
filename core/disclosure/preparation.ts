/**
 * What the person who holds the extract sees while preparing it: sample values, answers with their counts,
 * set-aside rows. It is not a result: no report, chart, recipe or export accepts it.
 */
export type Preparation<T> = { readonly preparation: true; readonly value: T };

export function preparation<T>(value: T): Preparation<T> {
  return { preparation: true, value };
}
