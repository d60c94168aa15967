import './answers.css';
import { useState } from 'react';
import type { FieldId } from '../../../core/contract/words.ts';
import { ScreenTitle } from '../../app/page-title.tsx';
import { type Dataset, useDataset } from '../../app/session.ts';
import { useQuery } from '../../app/use-request.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { AnswersTable } from './answers-table.tsx';
import { FieldAnswersTable } from './field-answers-table.tsx';
import { KEY_QUESTION, QuestionChoice } from './question-choice.tsx';
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
  const first = dataset.hasKeyQuestion ? KEY_QUESTION : dataset.fields.find((each) => each.isCodable)?.field;
  const [chosen, setChosen] = useState<FieldId | null>(null);
  const field = chosen ?? first ?? null;
  if (field === null) {
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
  return (
    <div className="answers-layout">
      <aside className="stack" aria-label="Question and grouping">
        <QuestionChoice dataset={dataset} field={field} onChange={setChosen} />
        {field === KEY_QUESTION ? <SchemeChoice dataset={dataset} /> : null}
      </aside>
      {field === KEY_QUESTION ? (
        <KeyAnswers dataset={dataset} />
      ) : (
        <FieldAnswers key={field} dataset={dataset} field={field} />
      )}
    </div>
  );
}

function KeyAnswers({ dataset }: { dataset: Dataset }) {
  const list = useQuery('answers.list', { datasetId: dataset.id });
  if (list.failure) return <ErrorPanel failure={list.failure} action="Try again" onAction={list.again} />;
  return list.value ? <AnswersTable dataset={dataset} list={list.value.value} /> : <Listing />;
}

function FieldAnswers({ dataset, field }: { dataset: Dataset; field: FieldId }) {
  const list = useQuery('coding.list', { datasetId: dataset.id, field });
  if (list.failure) return <ErrorPanel failure={list.failure} action="Try again" onAction={list.again} />;
  if (!list.value) return <Listing />;
  return <FieldAnswersTable dataset={dataset} field={field} list={list.value.value} />;
}

function Listing() {
  return (
    <section className="card">
      <ProgressLine label="Listing the answers" progress={null} />
    </section>
  );
}
