import { useState } from 'react';
import type { Output } from '../../../core/contract/requests.ts';
import { ask, type PickedFile } from '../../session/client.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { changeDraft, useMappingDraft } from '../../session/mapping-draft.ts';
import { adoptProject, lookAtAll, type ReadingChoices, sayStopped } from '../../session/session.ts';
import { useProblemFocus } from '../../focus/use-problem-focus.ts';
import { useJob } from '../../session/use-job.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { countOf } from '../../words/wording.ts';
import { ConfirmPeople } from './confirm-people.tsx';
import { DescribeDataset } from './describe-dataset.tsx';
import { FileFacts } from './file-facts.tsx';
import { type FieldId, printedText } from '../../../core/contract/words.ts';
import { dateInName, findRepeats, type Inspection, mappingOf, nameWithoutEnding } from './mapping.ts';
import { templateOf, withMeaning } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';
import { TemplateCard } from './template-card.tsx';
import { typedDate } from '../../words/typed-date.ts';
import { useSavedMapping } from './use-saved-mapping.tsx';

type MapExtractProps = {
  readonly extract: PickedFile;
  readonly inspection: Inspection;
  readonly onReadAgain: (choices: ReadingChoices) => void;
  readonly onForget: () => void;
  readonly onImported: (report: Output<'dataset.import'>['value']) => void;
};

export function MapExtract({ extract, inspection, onReadAgain, onForget, onImported }: MapExtractProps) {
  const { token } = extract;
  const draft = useMappingDraft(token);
  const template = templateOf(inspection, draft);
  const mapping = mappingOf(inspection, draft);
  const form = {
    label: nameWithoutEnding(inspection.fileName),
    kind: inspection.template?.kind ?? 'workforce',
    wave: dateInName(inspection.fileName),
    ...draft.form,
  };
  const wave = typedDate(form.wave);
  const [tries, setTries] = useState(0);
  const description = useProblemFocus<HTMLElement>(tries);
  const importing = useJob('dataset.import', () =>
    sayStopped(`The import of ${inspection.fileName} was stopped when you left it. Nothing of it was kept.`),
  );
  const repeats = findRepeats(inspection, mapping);
  const saved = useSavedMapping((templateId) =>
    changeDraft(token, ({ reading }) => ({
      reading: { ...reading, templateId },
      isAfresh: false,
      fields: new Map(),
    })),
  );

  const setMeaning = (position: number, field: FieldId | null): void =>
    changeDraft(token, (now) => {
      const meaning = withMeaning(mappingOf(inspection, now), position, field)[position] ?? null;
      const name = inspection.columns[position]?.name ?? '';
      return { fields: new Map(now.fields).set(name, meaning) };
    });

  const importNow = async (confirmed: readonly string[] = []): Promise<void> => {
    setTries((before) => before + 1);
    if (repeats.length > 0 || form.label.trim() === '' || wave === null) return;
    const done = await importing.start({
      token,
      label: form.label.trim(),
      kind: form.kind,
      wave,
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
        <TemplateCard
          template={inspection.template}
          isUsed={template !== null}
          onChange={(isUsed) => changeDraft(token, () => ({ isAfresh: !isUsed }))}
        />
      ) : null}
      <MappingTable inspection={inspection} template={template} mapping={mapping} onChange={setMeaning} />
      <section ref={description} className="card stack" aria-label="The dataset">
        <DescribeDataset
          form={form}
          onChange={(part) => changeDraft(token, (now) => ({ form: { ...now.form, ...part } }))}
          isChecked={tries > 0}
        />
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
