import { type DatasetKind, datasetKinds } from '../../../core/contract/words.ts';
import { dateText } from '../../../core/charts/date-text.ts';
import { Choice } from '../../components/choice.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

export type DatasetForm = { readonly label: string; readonly kind: DatasetKind; readonly wave: string };

type DescribeDatasetProps = {
  readonly form: DatasetForm;
  readonly onChange: (form: DatasetForm) => void;
  readonly isChecked: boolean;
};

export function DescribeDataset({ form, onChange, isChecked }: DescribeDatasetProps) {
  return (
    <div className="describe-dataset">
      <TextEntry
        label="Name of this dataset"
        value={form.label}
        onChange={(label) => onChange({ ...form, label })}
        problem={isChecked && form.label.trim() === '' ? 'Give it a name.' : null}
      />
      <Choice
        label="What it holds"
        value={form.kind}
        onChange={(kind) => onChange({ ...form, kind })}
        sections={[{ heading: null, items: datasetKinds }]}
      />
      <TextEntry
        label="Date it describes"
        {...(form.wave === '' ? {} : { help: dateText(form.wave) })}
        type="date"
        value={form.wave}
        onChange={(wave) => onChange({ ...form, wave })}
        problem={
          isChecked && form.wave === '' ? 'Give the date of the snapshot or the end of the period.' : null
        }
      />
    </div>
  );
}
