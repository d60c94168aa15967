import { useState } from 'react';
import { Form } from 'react-aria-components';
import { ask } from '../../app/client.ts';
import { adoptProject, refreshBenchmarks, session } from '../../app/session.ts';
import { useCommand } from '../../app/use-request.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { DialogBox } from '../../components/dialog-box.tsx';
import { TextEntry } from '../../components/text-entry.tsx';
import { RefusalNote } from '../start/refusal-note.tsx';

type Entered = Record<
  | 'label'
  | 'population'
  | 'sourceTitle'
  | 'sourceUrl'
  | 'sourceDate'
  | 'professional'
  | 'intermediate'
  | 'workingClass',
  string
>;

const empty: Entered = {
  label: '',
  population: '',
  sourceTitle: '',
  sourceUrl: '',
  sourceDate: '',
  professional: '',
  intermediate: '',
  workingClass: '',
};

/** How far from 100 the three percentages may add up to, since sources print them rounded. */
const ROUNDING_TOLERANCE = 0.5;

type BenchmarkDialogProps = { readonly onClose: () => void; readonly onAdded: (id: string) => void };

export function BenchmarkDialog({ onClose, onAdded }: BenchmarkDialogProps) {
  const [entered, setEntered] = useState(empty);
  const command = useCommand();
  const shares = [entered.professional, entered.intermediate, entered.workingClass].map(percentage);
  const sum = shares.reduce((total, share) => total + share, 0);
  const isComplete =
    [entered.label, entered.population, entered.sourceTitle, entered.sourceDate].every(
      (each) => each.trim() !== '',
    ) && shares.every((share) => share >= 0 && share <= 100);
  const addsUp = Math.abs(sum - 100) <= ROUNDING_TOLERANCE;
  const entry = (name: keyof Entered, label: string, help = '') => (
    <TextEntry
      label={label}
      {...(help === '' ? {} : { help })}
      value={entered[name]}
      onChange={(text) => setEntered({ ...entered, [name]: text })}
    />
  );
  const add = (): void =>
    void command.run(async () => {
      const before = new Set(session.read().benchmarks.map((each) => each.id));
      const [professional = 0, intermediate = 0, workingClass = 0] = shares;
      adoptProject(await ask('benchmark.add', { ...entered, professional, intermediate, workingClass }));
      await refreshBenchmarks();
      const added = session.read().benchmarks.find((each) => !before.has(each.id));
      if (added) onAdded(added.id);
      else onClose();
    });
  return (
    <DialogBox title="Your own benchmark" onClose={onClose} isBusy={command.isBusy}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete && addsUp) add();
        }}
      >
        {entry(
          'label',
          'Name',
          'For example: Law firms, 2025. It is printed beside every figure it is used for.',
        )}
        {entry('population', 'Who it describes', 'For example: partners and staff of 40 firms in England.')}
        <div className="entry-triple">
          {entry('professional', 'Professional, %')}
          {entry('intermediate', 'Intermediate, %')}
          {entry('workingClass', 'Working class, %')}
        </div>
        {Number.isFinite(sum) && shares.every((share) => share >= 0) && !addsUp ? (
          <p className="entry-problem">These add up to {Number(sum.toFixed(1))}. They must add up to 100.</p>
        ) : null}
        <div className="entry-pair">
          {entry('sourceTitle', 'Source')}
          {entry('sourceDate', 'Date of the source')}
        </div>
        {entry('sourceUrl', 'Where to find it', 'An address or a reference. It is printed, never opened.')}
        <RefusalNote failure={command.failure} />
        <div className="actions">
          <ActionButton look="primary" type="submit" isDisabled={!isComplete || !addsUp || command.isBusy}>
            Add it
          </ActionButton>
          <ActionButton onPress={onClose} isDisabled={command.isBusy}>
            Cancel
          </ActionButton>
        </div>
      </Form>
    </DialogBox>
  );
}

/** '37,5 %' and '37.5' -> 37.5; anything else is not a number. */
function percentage(text: string): number {
  const plain = text.replace('%', '').replace(',', '.').trim();
  return plain === '' ? Number.NaN : Number(plain);
}
