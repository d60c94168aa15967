import type { Ask } from '../base/ask.ts';
import { policyOf } from './told.ts';

/**
 * Prints for each dataset how many findings of its checks are open: people who stand twice count twice until then.
 * Findings on fewer rows than the threshold are not counted, nor is it told whether there are any.
 */
export async function printOpenFindings(ask: Ask, datasetIds: Iterable<string>): Promise<void> {
  const { threshold } = await policyOf(ask);
  const datasets = (await ask('project.state', {}))?.datasets ?? [];
  for (const datasetId of new Set(datasetIds)) {
    const { value } = await ask('check.list', { datasetId });
    const count = value.findings.filter(({ rowCount }) => rowCount >= threshold).length;
    const label = datasets.find(({ id }) => id === datasetId)?.label ?? datasetId;
    const findings = `${count === 0 ? 'no' : count} open ${count === 1 ? 'finding' : 'findings'} for ${label}`;
    if (threshold > 0)
      console.log(
        `rungs check has ${findings}, beside those on fewer than ${threshold} rows, which it alone tells.`,
      );
    else if (count > 0) console.log(`rungs check has ${findings}.`);
  }
}
