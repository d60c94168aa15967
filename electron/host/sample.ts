import { join } from 'node:path';
import type { Answer, RequestName } from '../../core/contract/requests.ts';
import { assetsFolder } from '../base/assets-folder.ts';
import { askingOf, RefusedError, type Request } from '../base/ask.ts';
import type { FileTokens } from '../base/file-tokens.ts';
import type { Job } from '../base/job.ts';
import { importDatasets, readRecipe } from '../recipes/recipe-file.ts';

export const sampleRecipe = join(assetsFolder, 'demo', 'recipe.json');

/** Creates the sample project and imports its extracts by its recipe. Errors: app/cancelled. */
export async function importSample(
  { tokens, request }: { readonly tokens: FileTokens; readonly request: Request },
  makeProject: () => Promise<Answer<RequestName>>,
  jobId: string,
  job: Job,
): Promise<Answer<RequestName>> {
  const made = await makeProject();
  if (!made.ok) return made;
  const requestNext: Request = async (name, input) => {
    job.checkCancelled();
    return request(name, input);
  };
  try {
    await importDatasets(askingOf(requestNext), tokens, readRecipe(sampleRecipe), jobId);
    job.checkCancelled();
  } catch (error) {
    await request('project.close', {});
    if (error instanceof RefusedError) return { ok: false, error: error.failure };
    throw error;
  }
  return request('project.state', {});
}
