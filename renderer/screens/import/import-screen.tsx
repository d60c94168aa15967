import './import.css';
import { useEffect, useState } from 'react';
import type { Output } from '../../../core/contract/requests.ts';
import { announce } from '../../session/announcer.tsx';
import type { PickedFile } from '../../session/client.ts';
import { pickFile } from '../../session/files.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { goTo } from '../../session/route.ts';
import { changeDraft, forgetExtract, useMappingDraft } from '../../session/mapping-draft.ts';
import { type Dataset, type ReadingChoices, useSession } from '../../session/session.ts';
import { useJob } from '../../session/use-job.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { countOf } from '../../words/wording.ts';
import { ChecksFile } from './checks-file.tsx';
import { ImportedReport } from './imported-report.tsx';
import { ImportedFiles } from './imported-files.tsx';
import { JoinFiles } from './join-files.tsx';
import { MapExtract } from './map-extract.tsx';
import type { Inspection } from './mapping.ts';

type Report = Output<'dataset.import'>['value'];

const noDatasets: readonly Dataset[] = [];

type ImportScreenProps = {
  /** Dataset whose checks the route asks for. */
  readonly wanted: string | null;
};

/** Import: choose a file, inspect, map, import, report; and join two datasets. */
export function ImportScreen({ wanted }: ImportScreenProps) {
  const extract = useSession((state) => state.extract);
  const [report, setReport] = useState<Report | null>(null);
  const [isJoining, setIsJoining] = useState(false);
  const [checkedId, setCheckedId] = useState<string | null>(null);
  const datasets = useSession((state) => state.project?.datasets ?? noDatasets);
  const joinable = datasets.filter(({ fields }) => fields.some(({ field }) => field === 'person-id'));
  const checked = datasets.find(({ id }) => id === (checkedId ?? wanted));
  const closeChecks = (): void => {
    setCheckedId(null);
    if (wanted !== null) goTo('import');
  };
  if (extract) {
    return (
      <ExtractAtHand
        key={extract.token}
        extract={extract}
        onForget={forgetExtract}
        onImported={(found) => {
          setReport(found);
          forgetExtract();
        }}
      />
    );
  }
  // Undo may have removed the imported dataset.
  const isThere = datasets.some(({ id }) => id === report?.datasetId);
  if (report && isThere) return <ImportedReport report={report} onMore={() => setReport(null)} />;
  if (checked) return <ChecksFile dataset={checked} onClose={closeChecks} />;
  if (isJoining && joinable.length > 1) {
    return (
      <JoinFiles
        datasets={joinable}
        onCancel={() => setIsJoining(false)}
        onJoined={(found) => {
          setReport(found);
          setIsJoining(false);
        }}
      />
    );
  }
  return (
    <ImportedFiles onJoin={joinable.length > 1 ? () => setIsJoining(true) : null} onCheck={setCheckedId} />
  );
}

type ExtractAtHandProps = {
  readonly extract: PickedFile;
  readonly onForget: () => void;
  readonly onImported: (report: Report) => void;
};

function ExtractAtHand({ extract, onForget, onImported }: ExtractAtHandProps) {
  const [read, setRead] = useState<{ readonly inspection: Inspection; readonly as: ReadingChoices } | null>(
    null,
  );
  const { reading } = useMappingDraft(extract.token);
  const look = useJob('extract.inspect');
  const { start } = look;
  const { templateId } = reading;

  useEffect(() => {
    let isCurrent = true;
    void start({ token: extract.token, ...reading }).then((found) => {
      if (!isCurrent || found === null) return;
      setRead({ inspection: found.value, as: reading });
      announce(`${countOf(found.value.rows, 'row')} read, ${countOf(found.value.columns.length, 'column')}.`);
    });
    return () => {
      isCurrent = false;
    };
  }, [extract.token, reading, start]);

  const readAs = (choices: ReadingChoices): void => changeDraft(extract.token, () => ({ reading: choices }));
  const stop = (): void => {
    look.cancel();
    if (read === null) onForget();
  };

  if (look.failure) {
    return (
      <div className="stack">
        <ScreenTitle title="Import and map" />
        {Object.keys(reading).length > 0 ? (
          <ErrorPanel
            failure={look.failure}
            action="Read it as before"
            onAction={() => readAs(read?.as ?? {})}
          />
        ) : (
          <ErrorPanel
            failure={look.failure}
            action="Choose another file"
            onAction={() => {
              onForget();
              void pickFile('open-extract');
            }}
          />
        )}
      </div>
    );
  }
  if (look.isRunning || read === null) {
    return (
      <div className="stack">
        <ScreenTitle title={`Reading ${extract.name}`} />
        <section className="card">
          <ProgressLine label="Reading the whole file once" progress={look.progress} onCancel={stop} />
        </section>
      </div>
    );
  }
  return (
    <MapExtract
      extract={extract}
      inspection={read.inspection}
      onReadAgain={(changed) => readAs({ ...(templateId ? { templateId } : {}), ...changed })}
      onForget={onForget}
      onImported={onImported}
    />
  );
}
