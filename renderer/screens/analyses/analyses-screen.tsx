import './analyses.css';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { type Dataset, useDataset } from '../../session/session.ts';
import { useQuery } from '../../session/use-request.ts';
import { ChecksNotice } from '../../components/checks-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { AnalysisList } from './analysis-list.tsx';
import { FilterChips } from './filter-chips.tsx';
import { AnalysisView } from './analysis-view.tsx';

export function AnalysesScreen({ analysisId }: { analysisId: string | null }) {
  const dataset = useDataset();
  if (dataset) return <DatasetAnalyses dataset={dataset} analysisId={analysisId} />;
  return (
    <div className="stack">
      <ScreenTitle title="What do you want to know?" />
      <NoDataset />
    </div>
  );
}

export function NoDataset() {
  return (
    <EmptyState icon="file" title="There is no data to look at yet">
      <p>Import an extract first. Findings follow once its answers are grouped.</p>
      <LinkButton to="import">Import a file</LinkButton>
    </EmptyState>
  );
}

function DatasetAnalyses({ dataset, analysisId }: { dataset: Dataset; analysisId: string | null }) {
  const list = useQuery('analysis.list', { datasetId: dataset.id });
  const analysis = list.value?.find((each) => each.id === analysisId);
  if (analysis) return <AnalysisView key={analysis.id} analysis={analysis} dataset={dataset} />;
  return (
    <div className="stack">
      <ScreenTitle title="What do you want to know?" />
      <FilterChips dataset={dataset} facts={[dataset.label, dataset.wave]} />
      <ChecksNotice dataset={dataset} />
      {list.failure ? <ErrorPanel failure={list.failure} action="Try again" onAction={list.again} /> : null}
      {list.value ? (
        <AnalysisList analyses={list.value} dataset={dataset} />
      ) : list.failure ? null : (
        <ProgressLine label="Looking up the analyses" progress={null} />
      )}
    </div>
  );
}
