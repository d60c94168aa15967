import { datasetKinds } from '../../../core/contract/words.ts';
import { dateText } from '../../../core/words/date-text.ts';
import { Choice } from '../../components/choice.tsx';
import { TextEntry } from '../../components/text-entry.tsx';
import type { DatasetForm } from '../../session/session.ts';
import { dateProblem, typedDate } from '../../words/typed-date.ts';

type DescribeDatasetProps = {
  readonly form: DatasetForm;
  readonly onChange: (part: Partial<DatasetForm>) => void;
  readonly isChecked: boolean;
};

export function DescribeDataset({ form, onChange: change, isChecked }: DescribeDatasetProps) {
  const wave = typedDate(form.wave);
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
        help={wave === null ? 'Day, month and year: 31/03/2026.' : dateText(wave)}
        value={form.wave}
        onChange={(wave) => change({ wave })}
        problem={isChecked ? waveProblem(form.wave) : null}
      />
    </div>
  );
}

function waveProblem(typed: string): string | null {
  if (typed.trim() === '') return 'Give the date of the snapshot or the end of the period.';
  return dateProblem(typed);
}
