import type { Ask } from '../base/ask.ts';

/** Prints for each dataset how many findings of its checks are open: people who stand twice count twice until then. */
export async function printOpenFindings(ask: Ask, datasetIds: Iterable<string>): Promise<void> {
  const datasets = (await ask('project.state', {}))?.datasets ?? [];
  for (const datasetId of new Set(datasetIds)) {
    const { value } = await ask('check.list', { datasetId });
    const count = value.findings.length;
    const label = datasets.find(({ id }) => id === datasetId)?.label ?? datasetId;
    if (count > 0)
      console.log(`rungs check has ${count} open ${count === 1 ? 'finding' : 'findings'} for ${label}.`);
  }
}
