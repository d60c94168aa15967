import { ScreenTitle } from '../../focus/page-title.tsx';
import { HEALTH_ANALYSIS } from '../../session/route.ts';
import { type Dataset, useDataset } from '../../session/session.ts';
import { useQuery } from '../../session/use-request.ts';
import { ChecksNotice } from '../../components/checks-notice.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { NoDataset } from '../analyses/analyses-screen.tsx';
import { AnalysisView } from '../analyses/analysis-view.tsx';

/** Data health: the completion funnel in the view of every analysis. */
export function HealthScreen() {
  const dataset = useDataset();
  if (dataset) return <DatasetHealth dataset={dataset} />;
  return (
    <div className="stack">
      <ScreenTitle title="Can these answers carry a finding?" />
      <NoDataset />
    </div>
  );
}

function DatasetHealth({ dataset }: { dataset: Dataset }) {
  const list = useQuery('analysis.list', { datasetId: dataset.id });
  const analysis = list.value?.find((each) => each.id === HEALTH_ANALYSIS);
  if (analysis)
    return <AnalysisView analysis={analysis} dataset={dataset} notice={<ChecksNotice dataset={dataset} />} />;
  return (
    <div className="stack">
      <ScreenTitle title="Can these answers carry a finding?" />
      {list.failure ? (
        <ErrorPanel failure={list.failure} action="Try again" onAction={list.again} />
      ) : (
        <ProgressLine label="Looking up the analysis" progress={null} />
      )}
    </div>
  );
}
