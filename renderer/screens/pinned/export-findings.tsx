import { useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { type ReportFormat, reportFormats } from '../../../core/contract/words.ts';
import { announce } from '../../session/announcer.tsx';
import { ask } from '../../session/client.ts';
import { useJob } from '../../session/use-job.ts';
import { useCommand } from '../../session/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { countOf } from '../../words/wording.ts';

export function ExportFindings({ count }: { count: number }) {
  const [chosen, setChosen] = useState<readonly ReportFormat[]>(['html']);
  const [files, setFiles] = useState<readonly string[] | null>(null);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [folder, setFolder] = useState('');
  const exporting = useJob('finding.export');
  const picking = useCommand();
  const exportNow = (): void =>
    void picking.run(async () => {
      const place = await ask('file.pick', { purpose: 'export-folder' });
      if (place === null) return;
      setFiles(null);
      setFolder(place.name);
      const written = await exporting.start({ token: place.token, formats: [...chosen] });
      if (written === null) return;
      setFiles(written.files);
      setLeftOut(written.leftOut);
      announce(`${countOf(written.files.length, 'file')} written.`);
    });
  const failure = exporting.failure ?? picking.failure;
  return (
    <section className="card side-card" aria-labelledby="export-title">
      <h2 id="export-title">Export {countOf(count, 'finding')}</h2>
      <CheckboxGroup
        className="stack export-formats"
        value={[...chosen]}
        onChange={(ids) => setChosen(reportFormats.map((each) => each.id).filter((id) => ids.includes(id)))}
      >
        <Label className="entry-label">As</Label>
        {reportFormats.map(({ id, label }) => (
          <Checkbox className="check" key={id} value={id}>
            {label}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <p className="small">What is exported has left the project. That is recorded and cannot be undone.</p>
      {failure ? <ErrorPanel failure={failure} action="Choose another folder" onAction={exportNow} /> : null}
      {exporting.isRunning ? (
        <ProgressLine label="Writing" progress={exporting.progress} onCancel={exporting.cancel} />
      ) : (
        <ActionButton look="primary" icon="share" onPress={exportNow} isDisabled={chosen.length === 0}>
          Export to a folder
        </ActionButton>
      )}
      {files ? (
        <div className="export-done">
          <p>
            <Icon name="check" /> <strong>{countOf(files.length, 'file')}</strong> written to {folder}
          </p>
          <ul>
            {files.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
          {leftOut.map((sentence) => (
            <p className="notice" key={sentence}>
              {sentence}
            </p>
          ))}
          {chosen.includes('pdf') && !files.includes('report.pdf') ? (
            <p className="small">
              The PDF was left out: nothing on this computer could print it. Print the HTML report instead.
            </p>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}
