import { dateText } from '../../../core/words/date-text.ts';
import { useState } from 'react';
import { ask } from '../../session/client.ts';
import { pickFile } from '../../session/files.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { goToAnalysis } from '../../session/route.ts';
import { adoptProject, type Dataset, lookAtAll, useSession } from '../../session/session.ts';
import { useCommand, useQuery } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { datasetKinds } from '../../../core/contract/words.ts';
import { ColumnsInUse } from './columns-in-use.tsx';
import { RemovedFiles } from './removed-files.tsx';
import { ReportFacts } from './report-facts.tsx';
import { useMappingSaving } from './save-mapping.tsx';

type ImportedFilesProps = {
  /** Null with fewer than two joinable files. */
  readonly onJoin: (() => void) | null;
  readonly onCheck: (datasetId: string) => void;
};

export function ImportedFiles({ onJoin, onCheck }: ImportedFilesProps) {
  const datasets = useSession((state) => state.project?.datasets ?? none);
  const sampleOnly = useSession((state) => state.info?.sampleOnly ?? false);
  const choose = (
    <ActionButton
      look="primary"
      icon="file"
      isDisabled={sampleOnly}
      onPress={() => void pickFile('open-extract')}
    >
      {datasets.length === 0 ? 'Choose a file' : 'Import another file'}
    </ActionButton>
  );
  if (datasets.length === 0) {
    return (
      <div className="stack">
        <ScreenTitle title="Import and map" />
        <EmptyState icon="file" title="Bring in your first extract">
          <p>
            Choose a file from your HR, recruitment or survey system (CSV, Excel, SPSS, Stata and more), or
            drop it anywhere in this window. You see what is in it before anything is kept, and people’s names
            and official numbers are left out unless you say otherwise.
          </p>
          {choose}
        </EmptyState>
        <RemovedFiles />
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="title-line">
        <ScreenTitle title="Import and map" />
        <div className="actions">
          {onJoin ? <ActionButton onPress={onJoin}>Join two files</ActionButton> : null}
          {choose}
        </div>
      </div>
      <ul className="stack">
        {datasets.toReversed().map((dataset) => (
          <li key={dataset.id}>
            <ImportedFile dataset={dataset} onCheck={() => onCheck(dataset.id)} />
          </li>
        ))}
      </ul>
      <RemovedFiles />
    </div>
  );
}

const none: readonly Dataset[] = [];
/** Analysis that prints the facts of this screen, protected. */
const IMPORT_REPORT = 'import-report';

function ImportedFile({ dataset, onCheck }: { dataset: Dataset; onCheck: () => void }) {
  const [isRemoving, setIsRemoving] = useState(false);
  const report = useQuery('dataset.import-report', { datasetId: dataset.id });
  const saving = useMappingSaving(dataset);
  const kind = datasetKinds.find((each) => each.id === dataset.kind)?.label ?? dataset.kind;
  const showReport = (): void => {
    lookAtAll(dataset.id);
    goToAnalysis(IMPORT_REPORT);
  };
  return (
    <section className="card stack" aria-label={dataset.label}>
      <div className="title-line">
        <div>
          <h2>{dataset.label}</h2>
          <p className="quiet">
            {kind}, {dateText(dataset.wave)}
          </p>
        </div>
        <div className="actions">
          <ActionButton onPress={onCheck} aria-label={`Check this file: ${dataset.label}`}>
            Check this file
          </ActionButton>
          {saving.button}
          <ActionButton onPress={showReport} aria-label={`Import report: ${dataset.label}`}>
            Import report
          </ActionButton>
          <ActionButton onPress={() => setIsRemoving(true)} aria-label={`Remove ${dataset.label}`}>
            Remove
          </ActionButton>
        </div>
      </div>
      {saving.outcome}
      {report.failure ? (
        <ErrorPanel failure={report.failure} action="Try again" onAction={report.again} />
      ) : null}
      {report.value ? (
        <>
          <ReportFacts
            report={{
              ...report.value.value,
              columnsLeftOut: report.value.value.columnsLeftOut.map(({ column }) => column),
            }}
            setAside={report.value.value.setAside}
          />
          <ColumnsInUse {...report.value.value} />
        </>
      ) : null}
      {isRemoving ? <RemoveDialog dataset={dataset} onClose={() => setIsRemoving(false)} /> : null}
    </section>
  );
}

function RemoveDialog({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const command = useCommand();
  const remove = (): void =>
    void command.run(async () => {
      adoptProject(await ask('dataset.remove', { datasetId: dataset.id }));
      onClose();
    });
  return (
    <DialogBox
      title={`Remove ${dataset.label}?`}
      role="alertdialog"
      onClose={onClose}
      isBusy={command.isBusy}
      actions={
        <>
          <ActionButton look="primary" onPress={remove} isDisabled={command.isBusy}>
            Remove
          </ActionButton>
          <ActionButton onPress={onClose} isDisabled={command.isBusy}>
            Keep
          </ActionButton>
        </>
      }
    >
      <p>
        It is no longer used. What was imported stays in the encrypted project, out of sight, until you erase
        it: Undo brings it back, and so does the list of removed files below. Findings that were pinned from
        it stay in the list as they were.
      </p>
      {command.failure ? <ErrorPanel failure={command.failure} action="Try again" onAction={remove} /> : null}
    </DialogBox>
  );
}
