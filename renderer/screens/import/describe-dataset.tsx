import type { Dispatch, SetStateAction } from 'react';
import { type DatasetKind, datasetKinds } from '../../../core/contract/words.ts';
import { dateText } from '../../../core/words/date-text.ts';
import { Choice } from '../../components/choice.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

export type DatasetForm = { readonly label: string; readonly kind: DatasetKind; readonly wave: string };

type DescribeDatasetProps = {
  readonly form: DatasetForm;
  readonly onChange: Dispatch<SetStateAction<DatasetForm>>;
  readonly isChecked: boolean;
};

export function DescribeDataset({ form, onChange, isChecked }: DescribeDatasetProps) {
  const change = (part: Partial<DatasetForm>): void => onChange((now) => ({ ...now, ...part }));
  return (
    <div className="describe-dataset">
      <TextEntry
        label="Name of this dataset"
        value={form.label}
        onChange={(label) => change({ label })}
        problem={isChecked && form.label.trim() === '' ? 'Give it a name.' : null}
      />
      <Choice
        label="What it holds"
        value={form.kind}
        onChange={(kind) => change({ kind })}
        sections={[{ heading: null, items: datasetKinds }]}
      />
      <TextEntry
        label="Date it describes"
        {...(form.wave === '' ? {} : { help: dateText(form.wave) })}
        type="date"
        value={form.wave}
        onChange={(wave) => change({ wave })}
        problem={
          isChecked && form.wave === '' ? 'Give the date of the snapshot or the end of the period.' : null
        }
      />
    </div>
  );
}
