import type { Failure } from '../../../core/contract/requests.ts';
import type { Dataset } from '../../session/session.ts';
import { useQuery } from '../../session/use-request.ts';

type Field = Dataset['fields'][number];

export type NamedCategories = {
  /** In category order; null while loading. */
  readonly names: readonly string[] | null;
  readonly hasUnnamed: boolean;
  readonly failure: Failure | null;
};

/** Categories that have enough people to be named on a screen others may see. */
export function useNamedCategories({ id }: Dataset, field: Field | undefined): NamedCategories {
  const asked = useQuery('analysis.categories', field ? { datasetId: id, field: field.field } : null);
  const known = asked.value;
  return {
    names: known && field ? field.categories.filter((each) => known.names.includes(each)) : null,
    hasUnnamed: known?.hasUnnamed ?? false,
    failure: asked.failure,
  };
}
