import './answers.css';
import { ScreenTitle } from '../../app/page-title.tsx';
import { type Dataset, useDataset } from '../../app/session.ts';
import { useQuery } from '../../app/use-request.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { AnswersTable } from './answers-table.tsx';
import { SchemeChoice } from './scheme-choice.tsx';

export function AnswersScreen() {
  const dataset = useDataset();
  return (
    <div className="stack">
      <ScreenTitle title="Which group does each answer belong to?" />
      {dataset === null ? (
        <EmptyState icon="file" title="There is nothing to group yet">
          <p>
            Import an extract that holds the key question: the occupation of the main earner at home at 14.
          </p>
          <LinkButton to="import">Import a file</LinkButton>
        </EmptyState>
      ) : (
        <DatasetAnswers key={dataset.id} dataset={dataset} />
      )}
    </div>
  );
}

function DatasetAnswers({ dataset }: { dataset: Dataset }) {
  const list = useQuery('answers.list', dataset.hasKeyQuestion ? { datasetId: dataset.id } : null);
  if (!dataset.hasKeyQuestion) {
    return (
      <EmptyState icon="question" title="This dataset does not hold the key question">
        <p>
          {dataset.label} has no column mapped to “Parental occupation at 14”. Import the file again and map
          that column, or choose another dataset.
        </p>
        <LinkButton to="import">Go to Import and map</LinkButton>
      </EmptyState>
    );
  }
  if (list.failure) return <ErrorPanel failure={list.failure} action="Try again" onAction={list.again} />;
  return (
    <div className="answers-layout">
      <aside className="stack" aria-label="Scheme">
        <SchemeChoice />
      </aside>
      {list.value ? (
        <AnswersTable dataset={dataset} list={list.value.value} />
      ) : (
        <section className="card">
          <ProgressLine label="Listing the answers" progress={null} />
        </section>
      )}
    </div>
  );
}
