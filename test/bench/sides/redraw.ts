import { chartSvg } from '../../../core/charts/svg.ts';
import { reopen } from '../../../core/results/seal.ts';
import { newJobId } from '../../../electron/host/core-host.ts';
import { digestOf } from '../digest.ts';
import { PASSPHRASE, projectPath, startSession } from '../project.ts';
import type { Side } from '../side.ts';

const CHART_WIDTH = 880;

/** From a change of the filter to the pictures: the request through the host, the result reopened and drawn. */
export async function prepareOurs(): Promise<Side<readonly string[]>> {
  const { ask, tokens, host } = await startSession();
  const token = tokens.issue(projectPath);
  const project = await ask('project.open', { token, passphrase: PASSPHRASE });
  const dataset = project.datasets[0]!;
  const locations = dataset.fields.find(({ field }) => field === 'location')!.categories;
  return {
    async run(round) {
      const kept = locations.filter((_, index) => index !== round % locations.length);
      const { sealed } = await ask('analysis.run', {
        jobId: newJobId(),
        analysisId: 'representation',
        datasetId: dataset.id,
        options: { by: 'grade' },
        filters: [{ field: 'location', values: kept }],
      });
      return reopen(sealed).value.charts.map((chart) => chartSvg(chart, CHART_WIDTH));
    },
    digest: async (pictures) => digestOf(pictures),
    close: () => host.close(),
  };
}
