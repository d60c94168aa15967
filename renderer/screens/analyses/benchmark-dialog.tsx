import { useState } from 'react';
import { ask } from '../../session/client.ts';
import { adoptProject, refreshBenchmarks, session } from '../../session/session.ts';
import { useCommand } from '../../session/use-request.ts';
import { DialogForm } from '../../components/dialog-form.tsx';
import { TextEntry } from '../../components/text-entry.tsx';

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

/** Tolerance on the sum of the three percentages, in points: sources print them rounded. */
const ROUNDING_TOLERANCE = 0.5;

type BenchmarkDialogProps = { readonly onClose: () => void; readonly onAdded: (id: string) => void };

export function BenchmarkDialog({ onClose, onAdded }: BenchmarkDialogProps) {
  const [entered, setEntered] = useState(empty);
  const [tries, setTries] = useState(0);
  const command = useCommand();
  const found = findProblems(entered);
  const problems = tries > 0 ? found : {};
  const entry = (name: keyof Entered, label: string, help = '') => (
    <TextEntry
      label={label}
      {...(help === '' ? {} : { help })}
      isFirst={name === 'label'}
      value={entered[name]}
      onChange={(text) => setEntered((now) => ({ ...now, [name]: text }))}
      problem={problems[name] ?? null}
    />
  );
  const add = (): void => {
    setTries((before) => before + 1);
    if (Object.keys(found).length > 0) return;
    void command.run(async () => {
      const before = new Set(session.read().benchmarks.map((each) => each.id));
      const [professional = 0, intermediate = 0, workingClass = 0] = sharesOf(entered);
      adoptProject(await ask('benchmark.add', { ...entered, professional, intermediate, workingClass }));
      await refreshBenchmarks();
      const added = session.read().benchmarks.find((each) => !before.has(each.id));
      if (added) onAdded(added.id);
      else onClose();
    });
  };
  return (
    <DialogForm
      title="Your own benchmark"
      send="Add it"
      onSend={add}
      onClose={onClose}
      isBusy={command.isBusy}
      failure={command.failure}
      tries={tries}
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
      <div className="entry-pair">
        {entry('sourceTitle', 'Source')}
        {entry('sourceDate', 'Date of the source')}
      </div>
      {entry('sourceUrl', 'Where to find it', 'An address or a reference. It is printed, never opened.')}
    </DialogForm>
  );
}

type Problems = Partial<Record<keyof Entered, string>>;

const shareNames = ['professional', 'intermediate', 'workingClass'] as const;

function findProblems(entered: Entered): Problems {
  const problems: Problems = {};
  if (entered.label.trim() === '') problems.label = 'Give it a name.';
  if (entered.population.trim() === '') problems.population = 'Say who it describes.';
  if (entered.sourceTitle.trim() === '') problems.sourceTitle = 'Say where the figures come from.';
  if (entered.sourceDate.trim() === '') problems.sourceDate = 'Say when they were published.';
  const shares = sharesOf(entered);
  for (const [index, name] of shareNames.entries()) {
    const share = shares[index] ?? Number.NaN;
    if (!(share >= 0 && share <= 100)) problems[name] = 'Give a number from 0 to 100.';
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shareNames.every((name) => problems[name] === undefined) && Math.abs(sum - 100) > ROUNDING_TOLERANCE)
    problems.professional = `The three add up to ${Number(sum.toFixed(1))}. They must add up to 100.`;
  return problems;
}

function sharesOf(entered: Entered): readonly number[] {
  return shareNames.map((name) => percentage(entered[name]));
}

/** Percentage in text: '37,5 %' and '37.5' -> 37.5; NaN for anything else. */
function percentage(text: string): number {
  const plain = text.replace('%', '').replace(',', '.').trim();
  return plain === '' ? Number.NaN : Number(plain);
}
