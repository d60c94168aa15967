import './import.css';
import { useEffect, useState } from 'react';
import type { Output } from '../../../core/contract/requests.ts';
import { announce } from '../../session/announcer.tsx';
import type { PickedFile } from '../../session/client.ts';
import { pickFile } from '../../session/files.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { type Dataset, session, useSession } from '../../session/session.ts';
import { useJob } from '../../session/use-job.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { countOf } from '../../words/wording.ts';
import { ChecksFile } from './checks-file.tsx';
import { ImportedReport } from './imported-report.tsx';
import { ImportedFiles } from './imported-files.tsx';
import { JoinFiles } from './join-files.tsx';
import { MapExtract } from './map-extract.tsx';
import type { Inspection, ReadingChoices } from './mapping.ts';

type Report = Output<'dataset.import'>['value'];

const noDatasets: readonly Dataset[] = [];

/** Import: choose a file, inspect, map, import, report; and join two datasets. */
export function ImportScreen() {
  const extract = useSession((state) => state.extract);
  const [report, setReport] = useState<Report | null>(null);
  const [isJoining, setIsJoining] = useState(false);
  const [checkedId, setCheckedId] = useState<string | null>(null);
  const datasets = useSession((state) => state.project?.datasets ?? noDatasets);
  const joinable = datasets.filter(({ fields }) => fields.some(({ field }) => field === 'person-id'));
  const checked = datasets.find(({ id }) => id === checkedId);
  const forget = (): void => session.change({ extract: null });
  if (extract) {
    return (
      <ExtractAtHand
        key={extract.token}
        extract={extract}
        onForget={forget}
        onImported={(found) => {
          setReport(found);
          forget();
        }}
      />
    );
  }
  // Undo may have removed the imported dataset.
  const isThere = datasets.some(({ id }) => id === report?.datasetId);
  if (report && isThere) return <ImportedReport report={report} onMore={() => setReport(null)} />;
  if (checked) return <ChecksFile dataset={checked} onClose={() => setCheckedId(null)} />;
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
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const [choices, setChoices] = useState<ReadingChoices>({});
  const look = useJob('extract.inspect');
  const { start } = look;
  const { templateId } = choices;

  useEffect(() => {
    let isCurrent = true;
    void start({ token: extract.token, ...choices }).then((found) => {
      if (!isCurrent || found === null) return;
      setInspection(found.value);
      announce(`${countOf(found.value.rows, 'row')} read, ${countOf(found.value.columns.length, 'column')}.`);
    });
    return () => {
      isCurrent = false;
    };
  }, [extract.token, choices, start]);

  const stop = (): void => {
    look.cancel();
    if (inspection === null) onForget();
  };

  if (look.failure) {
    return (
      <div className="stack">
        <ScreenTitle title="Import and map" />
        <ErrorPanel
          failure={look.failure}
          action="Choose another file"
          onAction={() => {
            onForget();
            void pickFile('open-extract');
          }}
        />
      </div>
    );
  }
  if (look.isRunning || inspection === null) {
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
      inspection={inspection}
      onReadAgain={(changed) => setChoices({ ...(templateId ? { templateId } : {}), ...changed })}
      onForget={onForget}
      onImported={onImported}
    />
  );
}
