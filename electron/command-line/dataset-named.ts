import type { Output } from '../../core/contract/requests.ts';
import { AppError } from '../../core/errors.ts';
import type { Ask } from '../base/ask.ts';

type Dataset = NonNullable<Output<'project.state'>>['datasets'][number];

/** One dataset of the open project, by its id or its label. Errors: project/no-dataset. */
export async function datasetNamed(ask: Ask, wanted: string): Promise<Dataset> {
  const datasets = (await ask('project.state', {}))?.datasets ?? [];
  const [found, ...others] = datasets.filter(({ id, label }) => id === wanted || label === wanted);
  if (found && others.length === 0) return found;
  throw new AppError(
    'project/no-dataset',
    found ? 'The project holds several datasets of that name.' : 'The project holds no dataset of that name.',
    `Name one of: ${datasets.map(({ id, label }) => `${id} (${label})`).join(', ') || 'none yet'}.`,
  );
}
