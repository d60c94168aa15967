import { useState } from 'react';
import type { Output } from '../../../core/contract/requests.ts';
import { ask, type PickedFile } from '../../session/client.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { adoptProject, lookAtAll, sayStopped } from '../../session/session.ts';
import { useProblemFocus } from '../../focus/use-problem-focus.ts';
import { useJob } from '../../session/use-job.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { countOf } from '../../words/wording.ts';
import { ConfirmPeople } from './confirm-people.tsx';
import { type DatasetForm, DescribeDataset } from './describe-dataset.tsx';
import { FileFacts } from './file-facts.tsx';
import { printedText } from '../../../core/contract/words.ts';
import { dateInName, findRepeats, guessedMapping, type Inspection, nameWithoutEnding } from './mapping.ts';
import type { Mapping, ReadingChoices, Template } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';
import { TemplateCard } from './template-card.tsx';
import { useSavedMapping } from './use-saved-mapping.tsx';

type MapExtractProps = {
  readonly extract: PickedFile;
  readonly inspection: Inspection;
  readonly onReadAgain: (choices: ReadingChoices) => void;
  readonly onForget: () => void;
  readonly onImported: (report: Output<'dataset.import'>['value']) => void;
};

export function MapExtract({ extract, inspection, onReadAgain, onForget, onImported }: MapExtractProps) {
  const [template, setTemplate] = useState(inspection.template);
  const [mapping, setMapping] = useState<Mapping>(() => template?.fields ?? guessedMapping(inspection));
  const [form, setForm] = useState<DatasetForm>(() => ({
    label: nameWithoutEnding(inspection.fileName),
    kind: inspection.template?.kind ?? 'workforce',
    wave: dateInName(inspection.fileName),
  }));
  const [tries, setTries] = useState(0);
  const description = useProblemFocus<HTMLElement>(tries);
  const importing = useJob('dataset.import', () =>
    sayStopped(`The import of ${inspection.fileName} was stopped when you left it. Nothing of it was kept.`),
  );
  const repeats = findRepeats(inspection, mapping);
  const saved = useSavedMapping((templateId) => onReadAgain({ templateId }));

  const mapBy = (chosen: Template | null): void => {
    setTemplate(chosen);
    setMapping(chosen?.fields ?? guessedMapping(inspection));
  };

  const importNow = async (confirmed: readonly string[] = []): Promise<void> => {
    setTries((before) => before + 1);
    if (repeats.length > 0 || form.label.trim() === '' || form.wave === '') return;
    const done = await importing.start({
      token: extract.token,
      label: form.label.trim(),
      kind: form.kind,
      wave: form.wave,
      columns: inspection.columns.map((column, index) => ({
        column: column.name,
        field: mapping[index] ?? null,
      })),
      confirmed: [...confirmed],
      ...(template ? { templateId: template.templateId } : {}),
    });
    if (done === null) return;
    adoptProject(await ask('project.state', {}));
    lookAtAll(done.value.datasetId);
    onImported(done.value);
  };

  return (
    <div className="stack">
      <div className="title-line">
        <ScreenTitle title={`What is in ${inspection.fileName}?`} />
        {saved.button}
      </div>
      {saved.refusal}
      <FileFacts inspection={inspection} onReadAgain={onReadAgain} />
      {inspection.template ? (
        <TemplateCard template={inspection.template} isUsed={template !== null} onChange={mapBy} />
      ) : null}
      <MappingTable inspection={inspection} template={template} mapping={mapping} onChange={setMapping} />
      <section ref={description} className="card stack" aria-label="The dataset">
        <DescribeDataset form={form} onChange={setForm} isChecked={tries > 0} />
        {repeats.map(({ label, columns }) => (
          <p className="entry-problem" key={label} role="alert">
            {label} is chosen {columns.length === 2 ? 'twice' : `${columns.length} times`}:{' '}
            {columns.map(printedText).join(', ')}. Keep one and leave the others out.
          </p>
        ))}
        {importing.failure?.code === 'intake/points-at-people' ? (
          <ConfirmPeople
            failure={importing.failure}
            onConfirm={(columns) => void importNow(columns)}
            onClose={importing.clear}
          />
        ) : importing.failure ? (
          <ErrorPanel failure={importing.failure} action="Back to the columns" onAction={importing.clear} />
        ) : null}
        {importing.isRunning ? (
          <ProgressLine label="Importing" progress={importing.progress} onCancel={importing.cancel} />
        ) : (
          <div className="actions">
            <ActionButton look="primary" onPress={() => void importNow()}>
              Import {countOf(inspection.rows, 'row')}
            </ActionButton>
            <ActionButton onPress={onForget}>Do not import</ActionButton>
          </div>
        )}
      </section>
    </div>
  );
}
