import './answers.css';
import { useState } from 'react';
import type { FieldId } from '../../../core/contract/words.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { goTo } from '../../session/route.ts';
import { type Dataset, useDataset } from '../../session/session.ts';
import { type Command, useCommand, useQuery } from '../../session/use-request.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { FieldAnswersTable } from './field-answers-table.tsx';
import { KeyAnswersTable } from './key-answers-table.tsx';
import { KEY_QUESTION, QuestionChoice } from './question-choice.tsx';
import { schemeCommands } from './scheme-commands.ts';
import { SchemeCard } from './scheme-card.tsx';
import { SchemeEditor } from './scheme-editor.tsx';
import type { SchemeSummary } from './scheme-places.ts';

type AnswersScreenProps = {
  /** Field requested by the route. */
  readonly wanted: string | null;
};

export function AnswersScreen({ wanted }: AnswersScreenProps) {
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
        <DatasetAnswers key={`${dataset.id} ${wanted}`} dataset={dataset} wanted={wanted} />
      )}
    </div>
  );
}

function DatasetAnswers({ dataset, wanted }: { dataset: Dataset; wanted: string | null }) {
  const field = fieldToShow(dataset, wanted);
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
  return <AnswersOf dataset={dataset} field={field} />;
}

type AnswersOfProps = { readonly dataset: Dataset; readonly field: FieldId };

/** The answers of a field, or the editor of a grouping. */
function AnswersOf({ dataset, field }: AnswersOfProps) {
  const [edited, setEdited] = useState<{ scheme: SchemeSummary; base: SchemeSummary } | null>(null);
  const [comparedId, setComparedId] = useState<string | null>(null);
  const [isReturn, setIsReturn] = useState(false);
  const command = useCommand();
  if (edited) {
    return (
      <SchemeEditor
        dataset={dataset}
        {...edited}
        commands={schemeCommands(command.run)}
        command={command}
        onClose={(savedId) => {
          setEdited(null);
          setIsReturn(true);
          setComparedId(savedId);
        }}
      />
    );
  }
  return (
    <div className="answers-layout">
      <aside className="stack" aria-label="Question and grouping">
        <QuestionChoice dataset={dataset} field={field} onChange={(chosen) => goTo('answers', chosen)} />
        {field === KEY_QUESTION ? (
          <SchemeCard
            dataset={dataset}
            command={command}
            comparedId={comparedId}
            isReturn={isReturn}
            onCompare={setComparedId}
            onEdit={(scheme, base) => {
              command.clear();
              setEdited({ scheme, base });
            }}
          />
        ) : null}
      </aside>
      {field === KEY_QUESTION ? (
        <KeyAnswers dataset={dataset} command={command} />
      ) : (
        <FieldAnswers dataset={dataset} field={field} command={command} />
      )}
    </div>
  );
}

/** The requested field where the dataset has it, else the key question, else the first codable field. */
function fieldToShow({ hasKeyQuestion, fields }: Dataset, wanted: string | null): FieldId | null {
  const codable = fields.filter(({ isCodable }) => isCodable).map(({ field }) => field);
  const shown: readonly FieldId[] = hasKeyQuestion ? [KEY_QUESTION, ...codable] : codable;
  return shown.find((field) => field === wanted) ?? shown[0] ?? null;
}

type CommandProps = { readonly command: Command };

function KeyAnswers({ dataset, command }: Pick<AnswersOfProps, 'dataset'> & CommandProps) {
  const list = useQuery('answers.list', { datasetId: dataset.id });
  if (list.failure) return <ErrorPanel failure={list.failure} action="Try again" onAction={list.again} />;
  return list.value ? (
    <KeyAnswersTable dataset={dataset} list={list.value.value} command={command} />
  ) : (
    <Listing />
  );
}

function FieldAnswers({ dataset, field, command }: AnswersOfProps & CommandProps) {
  const list = useQuery('coding.list', { datasetId: dataset.id, field });
  if (list.failure) return <ErrorPanel failure={list.failure} action="Try again" onAction={list.again} />;
  if (!list.value) return <Listing />;
  return <FieldAnswersTable dataset={dataset} field={field} list={list.value.value} command={command} />;
}

function Listing() {
  return (
    <section className="card">
      <ProgressLine label="Listing the answers" progress={null} />
    </section>
  );
}
