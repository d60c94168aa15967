/**
 * Unprotected values that the holder of an extract sees while preparing it: sample values, answers with counts, rows
 * set aside. Not a result: no report, chart, recipe or export accepts it.
 */
export type Preparation<T> = { readonly preparation: true; readonly value: T };

export function preparation<T>(value: T): Preparation<T> {
  return { preparation: true, value };
}
