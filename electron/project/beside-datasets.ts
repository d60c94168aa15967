import type { Input } from '../../core/contract/requests.ts';
import { AppError } from '../../core/errors.ts';
import type { StoredDataset } from '../store/datasets.ts';
import { datasetOf } from './dataset-columns.ts';
import type { ProjectSession } from './session.ts';

/**
 * The datasets that an analysis is to look at beside its own, in the order in which they are named. Errors:
 * project/no-dataset, analysis/beside-itself.
 */
export function besideDatasets(
  session: ProjectSession,
  { datasetId, besideIds = [] }: Pick<Input<'finding.pin'>, 'datasetId' | 'besideIds'>,
): readonly StoredDataset[] {
  const all = [datasetId, ...besideIds];
  return besideIds.map((id, place) => {
    const dataset = datasetOf(session, id);
    if (all.indexOf(id) < place + 1) throw namedTwice(dataset);
    return dataset;
  });
}

function namedTwice({ label }: StoredDataset): AppError {
  return new AppError(
    'analysis/beside-itself',
    `${label} is named twice: a dataset does not stand beside itself.`,
    'Name another dataset, or another wave, beside it.',
  );
}
