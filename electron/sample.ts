import { join } from 'node:path';
import type { Answer, RequestName } from '../core/contract/requests.ts';
import { assetsFolder } from './assets-folder.ts';
import { askingOf, RefusedError } from './core-client.ts';
import type { CoreHost } from './core-host.ts';
import type { FileTokens } from './file-tokens.ts';
import { importDatasets, readRecipe } from './recipe-file.ts';

export const sampleRecipe = join(assetsFolder, 'demo', 'recipe.json');

/** Makes the sample project and brings in its extracts, as anybody would by its recipe. */
export async function importSample(
  { tokens, request }: { readonly tokens: FileTokens; readonly request: CoreHost['request'] },
  makeProject: () => Promise<Answer<RequestName>>,
  jobId: string,
): Promise<Answer<RequestName>> {
  const made = await makeProject();
  if (!made.ok) return made;
  try {
    await importDatasets(askingOf(request), tokens, readRecipe(sampleRecipe), jobId);
  } catch (error) {
    await request('project.close', {});
    if (error instanceof RefusedError) return { ok: false, error: error.failure };
    throw error;
  }
  return request('project.state', {});
}
